import { andFreeze } from '#domain/organisation/document/freezing.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { townWords } from '../review/agenda.server.ts';
import { gather } from './evidence.server.ts';
import type { Evidence, MemoContent } from './memo.ts';
import {
	nextStep,
	pathKinds,
	stageOf,
	stepState,
	suggestedDays,
	type CaseChange,
	type CaseDecision,
	type CaseDraft,
	type CaseFacts,
	type Decided,
	type Stage,
	type Step,
} from './post-case.ts';
import * as store from './post-case.store.server.ts';
import { callOff, dateStep, renameSteps } from './step-duty.server.ts';

export interface CaseLine extends CaseFacts {
	stage: Stage;
	next: Step | null;
	passed: number;
	decision: Decided | null;
}

export function list(actor: Actor, day = today()): Promise<CaseLine[]> {
	actor.must('post_case.read');
	return actor.read(async (db) => {
		const [cases, steps, decisions] = [
			await store.list(db),
			await store.stepsOf(db, null),
			await store.decisionsOf(db, null),
		];
		return cases.map((facts) => {
			const own = steps.filter(({ caseId }) => caseId === facts.id);
			const decision = decisions.find(({ caseId }) => caseId === facts.id) ?? null;
			return {
				...facts,
				stage: stageOf(own, decision),
				next: nextStep(own),
				passed: own.filter((step) => stepState(step, day) === 'passed').length,
				decision,
			};
		});
	});
}

export interface CaseView {
	facts: CaseFacts;
	steps: Step[];
	stage: Stage;
	/** The newest first. */
	decisions: Decided[];
	evidence: Evidence;
}

export async function get(actor: Actor, id: string, day = today()): Promise<CaseView> {
	actor.must('post_case.read');
	const { facts, steps, decisions } = await actor.read((db) => read(db, knownId(id, 'post_case')));
	const evidence = await gather(actor, facts, day);
	return { facts, steps, decisions, stage: stageOf(steps, decisions[0] ?? null), evidence };
}

async function read(db: Db, id: string) {
	const facts = found(await store.find(db, id), 'post_case');
	return { facts, steps: await store.stepsOf(db, id), decisions: await store.decisionsOf(db, id) };
}

/** What the memo says now. */
export async function memo(actor: Actor, id: string, day = today()): Promise<MemoContent> {
	const { facts, steps, evidence } = await get(actor, id, day);
	return memoOf(facts, steps, evidence, day);
}

function memoOf(facts: CaseFacts, steps: readonly Step[], evidence: Evidence, asOf: string): MemoContent {
	const told = steps.map(({ kind, name, body, post, dueOn, outcome, doneOn }) => {
		return { kind, name, body, post, dueOn, outcome, doneOn };
	});
	return { facts, steps: told, evidence, asOf };
}

async function assertKnown(
	db: Db,
	{ bodyId, ownerId }: Pick<CaseDraft, 'bodyId' | 'ownerId'>,
	positionId: string | null,
) {
	const missing = await store.firstMissing(db, { bodyIds: [bodyId], positionIds: [ownerId, positionId] });
	if (missing) refuse('not_found', { subject: missing });
}

/** A case with the usual path, its days by the yearly cycle of the budget; that somebody had the idea is done. */
export async function begin(actor: Actor, { key, ...draft }: CaseDraft, day = today()): Promise<string> {
	actor.must('post_case.manage');
	const t = await townWords(actor);
	return actor.change(
		async (db, record) => {
			await assertKnown(db, draft, draft.positionId);
			const { title, positionId, bodyId, ownerId, startsOn } = draft;
			const id = newId();
			const row = { id, title, position_id: positionId, body_id: bodyId, starts_on: startsOn };
			await store.insert(db, { ...row, owner_position_id: ownerId });
			record('post_case.begun', { type: 'post_case', id }, row);
			const steps = pathKinds.map((kind, at) => ({ id: newId(), case_id: id, kind, ordinal: at + 1 }));
			await store.insertSteps(db, steps);
			const facts = found(await store.find(db, id), 'post_case');
			const days = suggestedDays(startsOn, day);
			for (const step of await store.stepsOf(db, id)) {
				const dueOn = days.get(step.kind);
				if (dueOn) await dateStep(db, record, { actor, facts, step, dueOn, t });
			}
			await markIdea(db, record, { actor, facts, day, t });
			return id;
		},
		{ verb: 'post_case.begin', key },
	);
}

interface Beginning {
	actor: Actor;
	facts: CaseFacts;
	day: string;
	t: Awaited<ReturnType<typeof townWords>>;
}

async function markIdea(db: Db, record: RecordEvent, { actor, facts, day, t }: Beginning): Promise<void> {
	const idea = (await store.stepsOf(db, facts.id)).find(({ kind }) => kind === 'idea')!;
	const done = { doneOn: day, note: '', link: '', by: actor.personId };
	await dateStep(db, record, { actor, facts, step: idea, dueOn: day, t, done });
}

export async function amend(actor: Actor, { id, version, ...draft }: CaseChange): Promise<void> {
	actor.must('post_case.manage');
	const t = await townWords(actor);
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const before = found(await store.find(db, id), 'post_case');
		await assertKnown(db, draft, null);
		if (!(await store.update(db, id, version, columnsOf(draft)))) refuse('conflict');
		const facts = found(await store.find(db, id), 'post_case');
		const isMoved = before.bodyId !== facts.bodyId || before.ownerId !== facts.ownerId;
		if (isMoved || before.title !== facts.title)
			await renameSteps(db, record, { actor, facts, t, steps: await store.stepsOf(db, id) });
		record(
			'post_case.amended',
			{ type: 'post_case', id },
			{ before: columnsOf(before), after: columnsOf(draft) },
		);
	});
}

function columnsOf(draft: Omit<CaseChange, 'id' | 'version'>) {
	return {
		title: draft.title,
		body_id: draft.bodyId,
		owner_position_id: draft.ownerId,
		grounds: draft.grounds,
		starts_on: draft.startsOn,
		years: draft.years,
		salary_yearly: draft.salaryYearly,
		side_costs_percent: draft.sideCostsPercent,
		other_yearly: draft.otherYearly,
		one_off: draft.oneOff,
		present_yearly: draft.presentYearly,
		rise_percent: draft.risePercent,
	};
}

/** What the powers that be decided, kept with the memo as it was on that day; a rejected case asks for no more days. */
export async function decide(actor: Actor, decision: CaseDecision, day = today()): Promise<string> {
	actor.must('post_case.decide');
	const { caseId, version, outcome, decidedOn, decider, caseNumber, reason, key } = decision;
	if (decidedOn > day) refuse('decided_in_future');
	const content = await memo(actor, caseId, day);
	const deciding = actor.change(
		async (db, record) => {
			await store.lock(db, caseId);
			if (content.facts.version !== version) refuse('conflict');
			if (!(await store.update(db, caseId, version, {}))) refuse('conflict');
			const row = { id: newId(), case_id: caseId, outcome, decided_on: decidedOn, decider };
			const words = { case_number: caseNumber, reason, content: JSON.stringify(content) };
			await store.insertDecision(db, { ...row, ...words, decided_by: actor.person });
			if (outcome === 'rejected')
				for (const step of await store.stepsOf(db, caseId)) await callOff(db, record, actor, step, reason);
			const { title } = content.facts;
			record('post_case.decided', { type: 'post_case', id: caseId }, { title, outcome, decidedOn, decider });
			return row.id;
		},
		{ verb: 'post_case.decide', key },
	);
	return andFreeze(actor, deciding);
}

/** What was decided with its memo, for the document that is kept. */
export function decided(
	actor: Actor,
	decisionId: string,
): Promise<Decided & { caseId: string; content: MemoContent }> {
	actor.must('post_case.read');
	return actor.read(async (db) => found(await store.findDecision(db, decisionId), 'decision'));
}
