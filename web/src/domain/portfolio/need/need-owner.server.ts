import type { Actor } from '#platform/actor.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { NeedOwner, OwnerChange, OwnerChoice } from './need-owner.ts';
import * as store from './need-owner.store.server.ts';
import * as needStore from './need.store.server.ts';

/** Makes a post answer for the needs, or nobody. */
export async function setOwner(actor: Actor, { ids, ownerPositionId }: OwnerChange): Promise<number> {
	actor.must('need.triage');
	const wanted = [...new Set(ids)];
	return actor.change(async (db, record) => {
		const needs = await needStore.lock(db, wanted);
		if (needs.length < wanted.length) refuse('not_found', { subject: 'need' });
		const choices = await store.listChoices(db, today());
		const post = choices.find(({ id }) => id === ownerPositionId);
		if (ownerPositionId && !post) refuse('not_found', { subject: 'position' });
		await store.set(db, wanted, ownerPositionId);
		for (const { id } of needs)
			record(
				'need.owner_set',
				{ type: 'need', id },
				{ position: ownerPositionId, title: post?.title ?? null },
			);
		return needs.length;
	});
}

/** The post that answers for the need; null when none does. */
export async function ownerOf(actor: Actor, needId: string): Promise<NeedOwner | null> {
	actor.must('need.read');
	return (await actor.read((db) => store.findOwner(db, needId, today()))) ?? null;
}

/** Posts in force, vacant ones too: a need may wait for whoever is found. */
export function ownerChoices(actor: Actor): Promise<OwnerChoice[]> {
	actor.must('need.read');
	return actor.read((db) => store.listChoices(db, today()));
}
