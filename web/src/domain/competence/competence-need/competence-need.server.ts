import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as frameworks from '../framework/framework.server.ts';
import type { LinkedNeed } from '../group-result/gap.ts';
import type { NeedLink, NeedUnlink } from './competence-need.ts';
import * as store from './competence-need.store.server.ts';

/** Needs that wait for somebody to know something, and have not been met yet. */
export function list(actor: Actor): Promise<LinkedNeed[]> {
	actor.must('competence.read');
	return actor.read((db) => store.list(db));
}

export async function link(actor: Actor, { competenceId, number }: NeedLink): Promise<void> {
	actor.must('competence.manage');
	const { code } = await frameworks.getCompetence(actor, competenceId);
	await actor.change(async (db, record) => {
		const need = found(await store.findNeed(db, number), 'need');
		if (!(await store.insert(db, competenceId, need.id))) refuse('competence_need_linked', { number, code });
		record('competence_need.linked', { type: 'need', id: need.id }, { competence: code, number });
	});
}

export async function unlink(actor: Actor, { competenceId, needId }: NeedUnlink): Promise<void> {
	actor.must('competence.manage');
	const { code } = await frameworks.getCompetence(actor, competenceId);
	await actor.change(async (db, record) => {
		if (!(await store.remove(db, competenceId, needId))) refuse('conflict');
		record('competence_need.unlinked', { type: 'need', id: needId }, { competence: code });
	});
}
