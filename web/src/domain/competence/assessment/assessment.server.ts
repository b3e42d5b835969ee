import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { Competence } from '../framework/framework.ts';
import * as frameworks from '../framework/framework.server.ts';
import * as targets from '../level-target/level-target.server.ts';
import type { Survey } from '../survey/survey.ts';
import * as surveys from '../survey/survey.server.ts';
import { askedOf } from './assessment.ts';
import type { Answer, Assessment, Beginning, Erasure, OwnRow, Saying, Submission } from './assessment.ts';
import * as store from './assessment.store.server.ts';

/** Of a survey: what the trail tells of an assessment never leads to the answers. */
const subjectOf = (surveyId: string) => ({ type: 'survey', id: surveyId });

/** The reader's own, the newest survey first. */
export function list(actor: Actor): Promise<Assessment[]> {
	actor.must('assessment.own');
	return actor.read((db) => store.listOf(db, actor.person));
}

export interface OwnAssessment {
	survey: surveys.ListedSurvey;
	assessment: Assessment | null;
	/** Whether it is asked of the reader. */
	isAsked: boolean;
	/** Where a beginning would place the person. */
	usual: store.Usual;
	/** In the order they are asked; all of the survey until the person has told the role. */
	questions: (Competence & { said: Answer | null })[];
}

async function questionsOf(
	db: Db,
	survey: Pick<Survey, 'frameworkIds'>,
	assessment: Pick<Assessment, 'id' | 'roleId'> | null,
) {
	const all = await frameworks.competencesIn(db, survey.frameworkIds);
	if (!assessment) return all.map((one) => ({ ...one, said: null }));
	const wanted = new Set(
		(await targets.ofRoleIn(db, assessment.roleId)).map(({ competenceId }) => competenceId),
	);
	const answers = new Map((await store.answersOf(db, [assessment.id])).map((row) => [row.competenceId, row]));
	return askedOf(all, wanted).map((one) => ({ ...one, said: saidOf(answers.get(one.id)) }));
}

const saidOf = (row: Answer | undefined): Answer | null =>
	row ? { answer: row.answer, level: row.level } : null;

/** What the reader is asked, and has answered so far. */
export async function own(actor: Actor, surveyId: string): Promise<OwnAssessment> {
	actor.must('assessment.own');
	const day = today();
	const survey = await surveys.get(actor, knownId(surveyId, 'survey'), day);
	return actor.read(async (db) => {
		const assessment = (await store.find(db, actor.person, survey.id)) ?? null;
		const usual = await store.usualPlace(db, actor.person, day);
		const isAsked = await isAskedIn(db, actor, survey.id, day);
		return { survey, assessment, isAsked, usual, questions: await questionsOf(db, survey, assessment) };
	});
}

/** Who has begun may go on, though the post has changed. */
async function isAskedIn(db: Db, actor: Actor, surveyId: string, day: string): Promise<boolean> {
	const asking = await surveys.asking(db, actor.person, [surveyId], day);
	return asking.has(surveyId) || (await store.find(db, actor.person, surveyId)) !== undefined;
}

async function beginIn(
	db: Db,
	actor: Actor,
	{ surveyId, roleId, areaId }: Beginning,
	at: Date,
): Promise<Survey> {
	const survey = await surveys.holdOpen(db, surveyId, today(at));
	if (!(await isAskedIn(db, actor, survey.id, today(at)))) refuse('survey_not_asked', { name: survey.name });
	if (!(await store.hasRole(db, roleId))) refuse('not_found', { subject: 'role' });
	if (areaId && !(await store.hasArea(db, areaId))) refuse('not_found', { subject: 'service_area' });
	const { unitId } = await store.usualPlace(db, actor.person, today(at));
	const place = { role_id: roleId, service_area_id: areaId, service_unit_id: unitId };
	const whose = { id: newId(), survey_id: surveyId, person_id: actor.person, started_at: at };
	await store.begin(db, { ...whose, ...place });
	return survey;
}

/** Told again, the role and the area change and the answers stay. */
export async function begin(actor: Actor, beginning: Beginning): Promise<void> {
	actor.must('assessment.own');
	await actor.change(async (db, record) => {
		await beginIn(db, actor, beginning, new Date());
		record('assessment.begun', subjectOf(beginning.surveyId));
	});
}

async function ownIn(db: Db, actor: Actor, surveyId: string): Promise<Assessment> {
	return found(await store.find(db, actor.person, surveyId), 'assessment');
}

async function assertAsked(db: Db, survey: Survey, competenceIds: readonly string[]): Promise<void> {
	const asked = await frameworks.askedIdsIn(db, survey.frameworkIds);
	if (!competenceIds.every((id) => asked.has(id))) refuse('not_found', { subject: 'competence' });
}

/** One answer, kept at once: who is interrupted has lost nothing. */
export async function answer(actor: Actor, { surveyId, competenceId, said }: Saying): Promise<void> {
	actor.must('assessment.own');
	await actor.change(async (db, record) => {
		const survey = await surveys.holdOpen(db, surveyId, today());
		await assertAsked(db, survey, [competenceId]);
		const { id } = await ownIn(db, actor, surveyId);
		await store.putAnswers(db, [{ assessmentId: id, competenceId, ...said }]);
		record('assessment.answered', subjectOf(surveyId));
	});
}

/** Given to be counted; it may still be changed until the survey closes. */
export async function submit(actor: Actor, { surveyId, wish }: Submission): Promise<void> {
	actor.must('assessment.own');
	await actor.change(async (db, record) => {
		await surveys.holdOpen(db, surveyId, today());
		const { id } = await ownIn(db, actor, surveyId);
		if ((await store.answersOf(db, [id])).length === 0) refuse('nothing_answered');
		await store.submit(db, id, wish, new Date());
		record('assessment.submitted', subjectOf(surveyId));
	});
}

export type Given = Beginning & { wish: string; answers: ReadonlyMap<string, Answer> };

/** Begun, answered and given in one act. */
export async function give(actor: Actor, given: Given, at = new Date()): Promise<void> {
	actor.must('assessment.own');
	await actor.change(async (db, record) => {
		const survey = await beginIn(db, actor, given, at);
		await assertAsked(db, survey, [...given.answers.keys()]);
		const { id } = await ownIn(db, actor, survey.id);
		const rows = [...given.answers].map(([competenceId, said]) => ({
			assessmentId: id,
			competenceId,
			...said,
		}));
		await store.putAnswers(db, rows);
		await store.submit(db, id, given.wish, at);
		record('assessment.submitted', subjectOf(survey.id));
	});
}

/** Answers in the words of their time, beside what the role should know and what was answered the time before. */
export async function rowsOf(
	db: Db,
	assessment: Assessment,
	survey: Pick<Survey, 'id' | 'frameworkIds'>,
	earlier: Assessment | undefined,
): Promise<OwnRow[]> {
	const asked = await frameworks.askedWordings(db, survey.id);
	const all = (await frameworks.competencesIn(db, survey.frameworkIds, { withRetired: true })).map((one) => ({
		...one,
		...asked.get(one.id),
	}));
	const wanted = new Map(
		(await targets.ofRoleIn(db, assessment.roleId)).map(({ competenceId, level }) => [competenceId, level]),
	);
	const said = await store.answersOf(db, [assessment.id, ...(earlier ? [earlier.id] : [])]);
	const inOf = (id: string | undefined, competenceId: string) =>
		saidOf(said.find((row) => row.assessmentId === id && row.competenceId === competenceId));
	const isAsked = ({ id, isRetired }: Competence) => !isRetired && (wanted.size === 0 || wanted.has(id));
	return all
		.filter((one) => inOf(assessment.id, one.id) !== null || isAsked(one))
		.map(({ id, frameworkId, code, area, names, levels }) => ({
			...{ id, frameworkId, code, area, names },
			said: inOf(assessment.id, id),
			wording: levels[(inOf(assessment.id, id)?.level ?? 0) - 1] ?? null,
			before: inOf(earlier?.id, id),
			target: wanted.get(id) ?? null,
		}));
}

/** Surveys open now that are asked of the reader, or that the reader has begun. */
export async function listOpen(actor: Actor, day = today()): Promise<surveys.ListedSurvey[]> {
	actor.must('assessment.own');
	return actor.read(async (db) => {
		const open = (await surveys.listIn(db, day)).filter(({ state }) => state === 'open');
		const ids = open.map(({ id }) => id);
		const asking = await surveys.asking(db, actor.person, ids, day);
		const begun = new Set((await store.listOf(db, actor.person)).map(({ surveyId }) => surveyId));
		return open.filter(({ id }) => asking.has(id) || begun.has(id));
	});
}

export interface OwnResult {
	survey: surveys.ListedSurvey;
	assessment: Assessment;
	/** Name of the survey before, where the person answered it. */
	earlier: string | null;
	rows: OwnRow[];
}

/** Every survey the reader has answered, the newest first: nobody else is answered this. */
export async function results(actor: Actor): Promise<OwnResult[]> {
	actor.must('assessment.own');
	return actor.read((db) => resultsIn(db, actor.person));
}

/** The same within the work of another verb that has asked who may. */
export async function resultsIn(db: Db, personId: string): Promise<OwnResult[]> {
	const [own, all] = [await store.listOf(db, personId), await surveys.listIn(db, today())];
	const surveyOf = new Map(all.map((survey) => [survey.id, survey]));
	const answers: OwnResult[] = [];
	for (const [at, assessment] of own.entries()) {
		const survey = surveyOf.get(assessment.surveyId)!;
		const before = own[at + 1];
		const rows = await rowsOf(db, assessment, survey, before);
		const earlier = (before && surveyOf.get(before.surveyId)?.name) ?? null;
		answers.push({ survey, assessment, earlier, rows });
	}
	return answers;
}

/** Leaves nothing of the answers, the words, the shares and who read them. Answers how many surveys it was of. */
export function erase(actor: Actor, { surveyId }: Erasure): Promise<number> {
	actor.must('assessment.own');
	return actor.change(async (db, record) => {
		const count = await store.erase(db, actor.person, surveyId);
		if (count === 0) refuse('nothing_answered');
		record('assessment.erased', { type: 'person', id: actor.person }, { surveys: count });
		return count;
	});
}
