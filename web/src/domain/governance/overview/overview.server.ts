import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as participation from '../../portfolio/round/participation.server.ts';
import type { Overview } from './overview.ts';
import * as store from './overview.store.server.ts';

export async function get(actor: Actor): Promise<Overview> {
	actor.must('home.read');
	const asked = { unitIds: actor.unitIds, today: today(), personId: actor.personId };
	const isDirector = actor.may('strategy.adopt');
	const isScout = actor.may('technology.manage');
	const overview = await actor.read((db) => store.read(db, { ...asked, isDirector, isScout }));
	const { openRound } = overview;
	if (!openRound) return overview;
	return {
		...overview,
		openRound: { ...openRound, silent: await participation.countSilent(actor, openRound) },
	};
}
