import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { Portfolio, PortfolioDraft, PortfolioLine, PortfolioName } from './portfolio.ts';
import * as store from './portfolio.store.server.ts';

export function list(actor: Actor): Promise<PortfolioLine[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<Portfolio> {
	actor.must('plan.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'portfolio')), 'portfolio'));
}

export function add(actor: Actor, { name, firstYear, years, key }: PortfolioDraft): Promise<string> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			const id = newId();
			const row = { name, first_year: firstYear, last_year: firstYear + years - 1 };
			await store.insert(db, id, row);
			record('portfolio.added', { type: 'portfolio', id }, row);
			return id;
		},
		{ verb: 'portfolio.add', key },
	);
}

export async function rename(actor: Actor, { id, name, version }: PortfolioName): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'portfolio');
		if (!(await store.rename(db, id, version, name))) refuse('conflict');
		record('portfolio.renamed', { type: 'portfolio', id }, { before: before.name, after: name });
	});
}
