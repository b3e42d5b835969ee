import { post } from '#domain/organisation/mail/mail.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as assessments from '../assessment/assessment.server.ts';
import type { OwnShare, ShareDraft, SharedWithMe } from './share.ts';
import * as store from './share.store.server.ts';

/** What the reader has shown to others. */
export function listOwn(actor: Actor): Promise<OwnShare[]> {
	actor.must('assessment.own');
	return actor.read((db) => store.listOwn(db, actor.person));
}

export function listOthers(actor: Actor): Promise<{ id: string; name: string }[]> {
	actor.must('assessment.own');
	return actor.read((db) => store.listOthers(db, actor.person));
}

/** One's own answers to a survey shown to one named person, who is told that they may be read. */
export async function share(actor: Actor, { surveyId, withPersonId }: ShareDraft): Promise<void> {
	actor.must('assessment.own');
	if (withPersonId === actor.person) refuse('not_found', { subject: 'person' });
	await actor.change(async (db, record) => {
		const assessmentId = found(await store.findAssessment(db, actor.person, surveyId), 'assessment');
		if (!(await store.isActive(db, withPersonId))) refuse('not_found', { subject: 'person' });
		const row = { id: newId(), assessment_id: assessmentId, with_person_id: withPersonId };
		record('assessment.shared', { type: 'person', id: actor.person }, { withPersonId });
		if (!(await store.insert(db, row))) return;
		const values = { title: actor.name, person: actor.name };
		const letter = { kind: 'assessment_shared', values, path: '/competence/shared' } as const;
		await post(db, [{ ...letter, to: { personId: withPersonId }, onceKey: `assessment_shared:${newId()}` }]);
	});
}

export async function withdraw(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('assessment.own');
	await actor.change(async (db, record) => {
		if (!(await store.withdraw(db, id, actor.person))) refuse('conflict');
		record('assessment.share_withdrawn', { type: 'person', id: actor.person });
	});
}

/** Who has shown their answers to the reader; the answers are read one by one. */
export function listWithMe(actor: Actor): Promise<SharedWithMe[]> {
	actor.must('assessment.read_shared');
	return actor.read((db) => store.listWith(db, actor.person));
}

/** The answers shown to the reader: each look is kept for the one who shows, and in the trail. */
export function read(
	actor: Actor,
	id: string,
): Promise<{ share: SharedWithMe; result: assessments.OwnResult }> {
	actor.must('assessment.read_shared');
	return actor.change(async (db, record) => {
		await store.hold(db, knownId(id, 'share'));
		const [share] = await store.listWith(db, actor.person, id);
		if (!share) return refuse('not_found', { subject: 'share' });
		const own = await assessments.resultsIn(db, share.personId);
		const shown = found(
			own.find(({ survey }) => survey.id === share.surveyId),
			'assessment',
		);
		await store.insertReading(db, { id: newId(), share_id: share.id });
		record('assessment.read', { type: 'person', id: share.personId });
		// Only what was shown: the time before is another survey.
		const rows = shown.rows.map((row) => ({ ...row, before: null }));
		return { share, result: { ...shown, earlier: null, rows } };
	});
}
