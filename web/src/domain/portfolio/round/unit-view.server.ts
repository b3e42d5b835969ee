import type { Actor } from '#platform/actor.server.ts';
import { found } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as participation from './participation.store.server.ts';
import { intakeOf, roundState } from './round.ts';
import * as rounds from './round.store.server.ts';
import * as store from './unit-view.store.server.ts';

const MOST_SHOWN = 500;

/** A unit's needs in its own words, what became of each, its part in rounds, and what waits for its answer. */
export function ofUnit(actor: Actor, unitId: string) {
	actor.must('need.propose', unitId);
	return actor.read(async (db) => {
		const { linkToken, ...unit } = found(await store.findUnit(db, unitId), 'service_unit');
		const all = await rounds.list(db);
		const shown = all.find((round) => roundState(round, today()) === 'open') ?? all.find(isPast);
		return {
			unit: { ...unit, linkToken: actor.personId ? linkToken : null },
			intake: intakeOf(all, today()),
			round: shown ? { ...shown, state: roundState(shown, today()) } : null,
			part: shown ? ((await participation.list(db, shown, unitId))[0] ?? null) : null,
			// A link shows what anybody may know of plans; whoever signs in sees adopted ones too.
			wordings: await store.listWordings(db, unitId, {
				isPublicOnly: actor.personId === null,
				limit: MOST_SHOWN,
			}),
			waiting: {
				questions: await store.listQuestions(db, unitId),
				commitments: await store.listCommitments(db, unitId),
				objections: await store.listObjections(db, unitId),
			},
		};
	});
}

function isPast(round: Parameters<typeof roundState>[0]): boolean {
	return roundState(round, today()) === 'closed';
}

export type UnitView = Awaited<ReturnType<typeof ofUnit>>;

/** What the unit's saying page tells of the open round: has it answered, and what. */
export function standing(actor: Actor, unitId: string) {
	actor.must('need.propose', unitId);
	return actor.read(async (db) => {
		const all = await rounds.list(db);
		const open = all.find((round) => roundState(round, today()) === 'open');
		const part = open && (await participation.list(db, open, unitId))[0];
		return {
			intake: intakeOf(all, today()),
			hasSaid: (part?.wordings ?? 0) > 0,
			nothing: part?.answeredAt ? { words: part.answerWords } : null,
		};
	});
}
