import type { Actor } from '#platform/actor.server.ts';
import { found } from '#platform/refusal.ts';
import { participationState, type UnitParticipation } from './participation.ts';
import * as store from './participation.store.server.ts';
import type { Round } from './round.ts';
import * as rounds from './round.store.server.ts';

/** What every unit has done in the round, silent ones too. */
export function list(actor: Actor, roundId: string): Promise<UnitParticipation[]> {
	actor.must('round.read');
	return actor.read(async (db) => store.list(db, found(await rounds.find(db, roundId), 'round')));
}

/** How many of the reader's units have not been heard in the round. */
export async function countSilent(
	actor: Actor,
	round: Pick<Round, 'id' | 'opensOn' | 'closesOn' | 'closedAt'>,
): Promise<number> {
	actor.must('round.read');
	const units = await actor.read((db) => store.list(db, round));
	const own = units.filter(({ unitId }) => actor.unitIds?.includes(unitId) ?? true);
	return own.filter((unit) => participationState(unit) === 'silent').length;
}
