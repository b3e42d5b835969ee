import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as participation from '../../portfolio/round/participation.server.ts';
import type { Overview } from './overview.ts';
import * as store from './overview.store.server.ts';

export async function get(actor: Actor): Promise<Overview> {
	actor.must('home.read');
	const overview = await actor.read((db) => store.read(db, { unitIds: actor.unitIds, today: today() }));
	const { openRound } = overview;
	if (!openRound) return overview;
	return {
		...overview,
		openRound: { ...openRound, silent: await participation.countSilent(actor, openRound) },
	};
}
