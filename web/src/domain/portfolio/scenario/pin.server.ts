import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { horizonOf, mondayOf, slotOf } from '../schedule/calendar.ts';
import type { Pin, PinDraft, PinRemoval } from './pin.ts';
import * as store from './pin.store.server.ts';

export function list(actor: Actor, scenarioId: string): Promise<Pin[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db, scenarioId));
}

/** A start is kept as the Monday of its week. */
export async function pin(actor: Actor, draft: PinDraft): Promise<void> {
	actor.must('plan.prepare');
	const { scenarioId, needId, kind, reason, version } = draft;
	await actor.change(async (db, record) => {
		const years = found(await store.yearsOf(db, scenarioId), 'scenario');
		if (!(await store.hasNeed(db, needId))) refuse('not_found', { subject: 'need' });
		const startsOn = kind === 'start' ? mondayWithin(years, draft.startsOn) : null;
		const row = { kind, starts_on: startsOn, reason, pinned_by: actor.personId };
		if (!(await store.set(db, scenarioId, needId, version, row))) refuse('conflict');
		record('need.pinned', { type: 'need', id: needId }, { scenario: scenarioId, kind, startsOn, reason });
	});
}

export async function unpin(actor: Actor, { scenarioId, needId }: PinRemoval): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		if (!(await store.remove(db, scenarioId, needId))) refuse('not_found', { subject: 'pin' });
		record('need.unpinned', { type: 'need', id: needId }, { scenario: scenarioId });
	});
}

function mondayWithin(
	{ firstYear, lastYear }: { firstYear: number; lastYear: number },
	day: string | null,
): string {
	const horizon = horizonOf(firstYear, lastYear);
	const slot = day ? slotOf(horizon, day) : Number.NaN;
	if (!(slot >= 0 && slot < horizon.slots))
		refuse('outside_plan_years', { first: firstYear, last: lastYear });
	return mondayOf(horizon, slot);
}
