import { BudgetTable, tableVersion } from '#domain/portfolio/portfolio/budget.ts';
import * as budgets from '#domain/portfolio/portfolio/budget.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals, params }) => {
	const rows = await budgets.list(locals.actor, params.portfolio);
	return { budgets: rows, seen: tableVersion(rows) };
};

export const actions = {
	set: form(BudgetTable, (actor, table) => budgets.setTable(actor, table)),
};
