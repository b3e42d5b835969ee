import * as offers from '#domain/portfolio/measure-offer/measure-offer.server.ts';
import { measureFilters, measureSorts } from '#domain/strategy/measure/measure-list.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const defaultSort = { key: 'code', direction: 'asc' } as const;
	const table = tableState(url, { sorts: measureSorts, filters: measureFilters, defaultSort });
	const mayManage = actor.may('measure.manage');
	const [page, open, changed] = await Promise.all([
		measures.page(actor, table),
		mayManage ? offers.offers(actor) : [],
		mayManage ? offers.differences(actor) : [],
	]);
	const { rows, ...rest } = page;
	return {
		table,
		...rest,
		rows: rows.map(({ id, code, title, goalId, goalCode, goal, area, standing, ...row }) => ({
			...{ id, code, title, goalId, goalCode, goal, area, standing },
			...{ startsOn: row.startsOn, endsOn: row.endsOn, source: row.source, hostActivity: row.hostActivity },
			...{ costTotal: row.costTotal, ictShare: row.ictShare, isRetired: row.retiredOn !== null },
			post: row.implementing && { title: row.implementing.title, person: row.implementing.person },
			hasPlanner: row.planning !== null,
		})),
		offered: open.length,
		changed: changed.length,
		mayManage,
		flash: takeFlash(cookies),
	};
};
