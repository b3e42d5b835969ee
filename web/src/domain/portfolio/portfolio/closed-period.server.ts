import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import {
	offeredDays,
	type ClosedPeriod,
	type OfferTaken,
	type PeriodDraft,
	type PeriodRemoval,
} from './closed-period.ts';
import * as store from './closed-period.store.server.ts';

export function list(actor: Actor, portfolioId: string): Promise<ClosedPeriod[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db, portfolioId));
}

export function add(
	actor: Actor,
	{ portfolioId, name, startsOn, endsOn, roleId, key }: PeriodDraft,
): Promise<string> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			found(await store.portfolioYears(db, portfolioId), 'portfolio');
			if (roleId && !(await store.hasRole(db, roleId))) refuse('not_found', { subject: 'role' });
			const id = newId();
			const row = {
				id,
				portfolio_id: portfolioId,
				name,
				starts_on: startsOn,
				ends_on: endsOn,
				role_id: roleId,
			};
			await store.insert(db, [row]);
			record('closed_period.added', { type: 'portfolio', id: portfolioId }, row);
			return id;
		},
		{ verb: 'closed_period.add', key },
	);
}

/** An offered period for every year of the portfolio at once; a year that has it already is left alone. */
export function takeOffer(actor: Actor, { portfolioId, offer, name, key }: OfferTaken): Promise<number> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			const { firstYear, lastYear } = found(await store.portfolioYears(db, portfolioId), 'portfolio');
			const known = new Set(
				(await store.list(db, portfolioId)).map((period) => `${period.startsOn} ${period.endsOn}`),
			);
			const rows: store.NewPeriod[] = [];
			for (let year = firstYear; year <= lastYear; year++) {
				const { startsOn, endsOn } = offeredDays(offer, year);
				if (known.has(`${startsOn} ${endsOn}`)) continue;
				rows.push({
					id: newId(),
					portfolio_id: portfolioId,
					name,
					starts_on: startsOn,
					ends_on: endsOn,
					role_id: null,
				});
			}
			await store.insert(db, rows);
			record(
				'closed_period.offer_taken',
				{ type: 'portfolio', id: portfolioId },
				{ offer, added: rows.length },
			);
			return rows.length;
		},
		{ verb: 'closed_period.take_offer', key },
	);
}

export async function remove(actor: Actor, { id, version }: PeriodRemoval): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'closed_period');
		if (!(await store.remove(db, id, version))) refuse('conflict');
		record('closed_period.removed', { type: 'closed_period', id }, { before });
	});
}
