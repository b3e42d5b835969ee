import type { Actor } from '#platform/actor.server.ts';
import { found } from '#platform/refusal.ts';
import type { UnitParticipation } from './participation.ts';
import * as store from './participation.store.server.ts';
import * as rounds from './round.store.server.ts';

/** What every unit has done in the round, silent ones too. */
export function list(actor: Actor, roundId: string): Promise<UnitParticipation[]> {
	actor.must('round.read');
	return actor.read(async (db) => store.list(db, found(await rounds.find(db, roundId), 'round')));
}

/** One unit's part; the unit's link may ask it of its own. */
export function ofUnit(actor: Actor, roundId: string, unitId: string): Promise<UnitParticipation> {
	actor.must('need.propose', unitId);
	return actor.read(async (db) => {
		const round = found(await rounds.find(db, roundId), 'round');
		return found((await store.list(db, round, unitId))[0], 'service_unit');
	});
}
