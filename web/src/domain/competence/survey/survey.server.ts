import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as frameworks from '../framework/framework.server.ts';
import {
	surveyState,
	surveyStates,
	type Survey,
	type SurveyChange,
	type SurveyDraft,
	type SurveyState,
} from './survey.ts';
import * as store from './survey.store.server.ts';

export type ListedSurvey = Survey & { state: SurveyState };

const stated = (survey: Survey, day: string): ListedSurvey => ({
	...survey,
	state: surveyState(survey, day),
});

/** The open ones first, then those to come, then those past, the newest first. */
export function list(actor: Actor, day = today()): Promise<ListedSurvey[]> {
	actor.must('competence.read');
	return actor.read((db) => listIn(db, day));
}

/** The same within the work of another verb. */
export async function listIn(db: Db, day: string): Promise<ListedSurvey[]> {
	const all = (await store.list(db, day)).map((survey) => stated(survey, day));
	return all.sort((a, b) => surveyStates.indexOf(a.state) - surveyStates.indexOf(b.state));
}

export function get(actor: Actor, id: string, day = today()): Promise<ListedSurvey> {
	actor.must('competence.read');
	return actor.read(async (db) =>
		stated(found(await store.find(db, knownId(id, 'survey'), day), 'survey'), day),
	);
}

function rowOf({ name, greeting, opensOn, closesOn, doesRemind }: Omit<SurveyDraft, 'key'>) {
	return { name, greeting, opens_on: opensOn, closes_on: closesOn, does_remind: doesRemind };
}

async function assertFits(db: Db, draft: Omit<SurveyDraft, 'key'>, id: string): Promise<void> {
	if (await store.isNameTaken(db, draft.name, id)) refuse('name_taken', { name: draft.name });
	const asked = await frameworks.competencesIn(db, draft.frameworkIds);
	const known = new Set(asked.map(({ frameworkId }) => frameworkId));
	if (draft.frameworkIds.some((one) => !known.has(one))) refuse('not_found', { subject: 'framework' });
	const missing = await store.firstMissing(db, draft);
	if (missing) refuse('not_found', { subject: missing });
}

export function add(actor: Actor, draft: SurveyDraft): Promise<string> {
	actor.must('competence.manage');
	return actor.change(
		async (db, record) => {
			const id = newId();
			await assertFits(db, draft, id);
			await store.insert(db, { ...rowOf(draft), id, created_by: actor.personId });
			await store.setFrameworks(db, id, draft.frameworkIds);
			await store.setAudience(db, id, draft);
			const { name, opensOn, closesOn, roleIds, areaIds } = draft;
			record('survey.added', { type: 'survey', id }, { name, opensOn, closesOn, roleIds, areaIds });
			return id;
		},
		{ verb: 'survey.add', key: draft.key },
	);
}

type Asking = Pick<Survey, 'frameworkIds' | 'roleIds' | 'areaIds'>;

/** What is asked and of whom, in an order of its own. */
const askedOf = ({ frameworkIds, roleIds, areaIds }: Asking) =>
	[frameworkIds, roleIds, areaIds].map((ids) => ids.toSorted().join()).join(';');

const toldOf = ({ name, opensOn, closesOn, roleIds, areaIds }: Omit<SurveyDraft, 'key'>) => ({
	...{ name, opensOn, closesOn, roleIds, areaIds },
});

/** Once someone has answered, what was asked and of whom stays; the days may still move. A closed survey stays closed. */
export async function amend(actor: Actor, change: SurveyChange, day = today()): Promise<void> {
	actor.must('competence.manage');
	const { id, version } = change;
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const before = found(await store.find(db, id, day), 'survey');
		if (surveyState(before, day) === 'closed') refuse('survey_closed', { name: before.name });
		await assertFits(db, change, id);
		const isSame = askedOf(change) === askedOf(before);
		if (!isSame && (await store.hasAnswers(db, id))) refuse('survey_answered', { name: before.name });
		if (!(await store.update(db, id, version, rowOf(change)))) refuse('conflict');
		if (!isSame) {
			await store.setFrameworks(db, id, change.frameworkIds);
			await store.setAudience(db, id, change);
		}
		record('survey.amended', { type: 'survey', id }, { before: toldOf(before), after: toldOf(change) });
	});
}

/** Before its day, for good: results are counted of what was given. */
export async function closeNow(actor: Actor, { id }: { id: string }, day = today()): Promise<void> {
	actor.must('competence.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const survey = found(await store.find(db, id, day), 'survey');
		if (surveyState(survey, day) !== 'open') refuse('survey_not_open', { name: survey.name });
		await store.close(db, { survey_id: id, closed_on: day, closed_by: actor.person });
		record('survey.closed', { type: 'survey', id }, { name: survey.name });
	});
}

/** One that nobody has begun to answer. */
export async function remove(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('competence.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const { name } = found(await store.find(db, id, today()), 'survey');
		if (await store.hasAnswers(db, id)) refuse('survey_answered', { name });
		await store.remove(db, id);
		record('survey.removed', { type: 'survey', id }, { name });
	});
}

/** Of these surveys those that ask the person on the day. */
export const asking = (db: Db, personId: string, surveyIds: readonly string[], day: string) =>
	store.asking(db, personId, surveyIds, day);

/** Holds an open survey until the end of a change, or refuses: what comes after it closed is not counted. */
export async function holdOpen(db: Db, id: string, day: string): Promise<Survey> {
	await store.hold(db, id);
	const survey = found(await store.find(db, id, day), 'survey');
	if (surveyState(survey, day) !== 'open') refuse('survey_not_open', { name: survey.name });
	return survey;
}
