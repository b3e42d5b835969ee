import * as technologies from '#domain/systems/technology/technology.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { AwaitedTechnology, NeedTie, NeedUntie, WaitingNeed } from './technology-need.ts';
import * as store from './technology-need.store.server.ts';

/** Needs that wait for the technology, by number. */
export function listOf(actor: Actor, technologyId: string): Promise<WaitingNeed[]> {
	actor.must('technology.read');
	actor.must('need.read');
	return actor.read((db) => store.listOf(db, technologyId));
}

/** Technologies that the need waits for, by name. */
export function listOfNeed(actor: Actor, needId: string): Promise<AwaitedTechnology[]> {
	actor.must('technology.read');
	actor.must('need.read');
	return actor.read((db) => store.listOfNeed(db, needId));
}

export function counts(actor: Actor): Promise<Map<string, number>> {
	actor.must('technology.read');
	return actor.read(store.counts);
}

/** The answer is the need's number, as in untying. */
export async function tie(actor: Actor, { technologyId, number }: NeedTie): Promise<number> {
	actor.must('technology.manage');
	const { technology } = await technologies.get(actor, technologyId);
	return actor.change(async (db, record) => {
		const need = found(await store.findNeed(db, { number }), 'need');
		if (need.state === 'merged') refuse('need_merged', { number });
		if (!(await store.tie(db, technologyId, need.id, actor.person))) {
			refuse('technology_need_already', { number });
		}
		record('technology.need_tied', { type: 'technology', id: technologyId }, { number, need: need.title });
		record('need.tied_to_technology', { type: 'need', id: need.id }, { technology: technology.name });
		return number;
	});
}

export async function untie(actor: Actor, { technologyId, needId }: NeedUntie): Promise<number> {
	actor.must('technology.manage');
	const { technology } = await technologies.get(actor, technologyId);
	return actor.change(async (db, record) => {
		const { number, title } = found(await store.findNeed(db, { id: needId }), 'need');
		if (!(await store.untie(db, technologyId, needId))) refuse('not_found', { subject: 'tie' });
		record('technology.need_untied', { type: 'technology', id: technologyId }, { number, need: title });
		record('need.untied_from_technology', { type: 'need', id: needId }, { technology: technology.name });
		return number;
	});
}
