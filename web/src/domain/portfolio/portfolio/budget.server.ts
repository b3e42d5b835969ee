import type { BudgetKind } from '@luotsi/engine';
import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { tableVersion, type Budget, type BudgetTable } from './budget.ts';
import * as store from './budget.store.server.ts';

export function list(actor: Actor, portfolioId: string): Promise<Budget[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db, portfolioId));
}

interface Change {
	year: number;
	kind: BudgetKind;
	before: number | null;
	after: number | null;
}

/** Takes the whole table; only what differs is written. */
export async function setTable(actor: Actor, { portfolioId, seen, amount }: BudgetTable): Promise<number> {
	actor.must('plan.prepare');
	return actor.change(async (db, record) => {
		const { firstYear, lastYear } = found(await store.lock(db, portfolioId), 'portfolio');
		const rows = await store.list(db, portfolioId);
		if (tableVersion(rows) !== seen) refuse('conflict');
		const changes = changesIn(amount, rows).filter(({ year }) => firstYear <= year && year <= lastYear);
		for (const { year, kind, after } of changes)
			if (after === null) await store.remove(db, portfolioId, year, kind);
			else await store.set(db, portfolioId, year, kind, after);
		record('budget.set', { type: 'portfolio', id: portfolioId }, { changes });
		return changes.length;
	});
}

function changesIn(amount: BudgetTable['amount'], rows: readonly Budget[]): Change[] {
	const known = new Map(rows.map((row) => [`${row.year} ${row.kind}`, row.amount]));
	return Object.entries(amount).flatMap(([year, kinds]) =>
		Object.entries(kinds).flatMap(([kind, after]) => {
			const before = known.get(`${year} ${kind}`) ?? null;
			return before === after ? [] : [{ year: Number(year), kind: kind as BudgetKind, before, after }];
		}),
	);
}
