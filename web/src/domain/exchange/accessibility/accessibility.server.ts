import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as settings from '../public-setting/public-setting.server.ts';
import type { Assessment, AssessmentDraft, Gap, GapChange, GapDraft } from './accessibility.ts';
import * as store from './accessibility.store.server.ts';

export interface Statement {
	conformance: 'full' | 'partial' | 'none';
	contactUnit: string;
	contactEmail: string;
	contactPhone: string;
	/** What is not accessible today; what is mended is told in the settings only. */
	gaps: Gap[];
	assessments: Assessment[];
}

/** What the published statement is made of. */
export async function statement(actor: Actor): Promise<Statement> {
	actor.must('public.read');
	const { conformance, contactUnit, contactEmail, contactPhone } = await settings.get(actor);
	return actor.read(async (db) => ({
		conformance,
		contactUnit,
		contactEmail,
		contactPhone,
		gaps: (await store.listGaps(db)).filter(({ mendedOn }) => mendedOn === null),
		assessments: await store.listAssessments(db),
	}));
}

export function overview(actor: Actor): Promise<{ gaps: Gap[]; assessments: Assessment[] }> {
	actor.must('public.manage');
	return actor.read(async (db) => ({
		gaps: await store.listGaps(db),
		assessments: await store.listAssessments(db),
	}));
}

export function addGap(actor: Actor, draft: GapDraft): Promise<string> {
	actor.must('public.manage');
	const { criterion, ground, noticedOn, mendBy, words, key } = draft;
	return actor.change(
		async (db, record) => {
			const id = newId();
			await store.insertGap(db, { id, criterion, ground, noticed_on: noticedOn, mend_by: mendBy });
			await store.replaceWords(db, id, words);
			record(
				'accessibility_gap.added',
				{ type: 'accessibility_gap', id },
				{ after: { criterion, ground, words } },
			);
			return id;
		},
		{ verb: 'accessibility_gap.add', key },
	);
}

export async function amendGap(actor: Actor, change: GapChange): Promise<void> {
	actor.must('public.manage');
	const { id, version, criterion, ground, mendBy, words } = change;
	await actor.change(async (db, record) => {
		const before = found(
			(await store.listGaps(db)).find((gap) => gap.id === id),
			'accessibility_gap',
		);
		if (!(await store.updateGap(db, id, version, { criterion, ground, mend_by: mendBy }))) refuse('conflict');
		await store.replaceWords(db, id, words);
		const after = { criterion, ground, mendBy, words };
		record('accessibility_gap.amended', { type: 'accessibility_gap', id }, { before: { ...before }, after });
	});
}

/** It leaves the published statement at once. */
export async function mend(actor: Actor, id: string, day: string): Promise<void> {
	actor.must('public.manage');
	await actor.change(async (db, record) => {
		found(
			(await store.listGaps(db)).find((gap) => gap.id === id),
			'accessibility_gap',
		);
		if (!(await store.mend(db, id, day, actor.person))) refuse('conflict');
		record('accessibility_gap.mended', { type: 'accessibility_gap', id }, { after: { mendedOn: day } });
	});
}

export async function unmend(actor: Actor, id: string): Promise<void> {
	actor.must('public.manage');
	await actor.change(async (db, record) => {
		if (!(await store.unmend(db, id, actor.person))) refuse('conflict');
		record('accessibility_gap.reopened', { type: 'accessibility_gap', id });
	});
}

export function assess(actor: Actor, draft: AssessmentDraft): Promise<string> {
	actor.must('public.manage');
	const { key, ...values } = draft;
	return actor.change(
		async (db, record) => {
			const id = newId();
			await store.insertAssessment(db, { ...values, id, saidBy: actor.person });
			record('accessibility.assessed', { type: 'accessibility_assessment', id }, { after: values });
			return id;
		},
		{ verb: 'accessibility.assess', key },
	);
}
