import type { Actor } from '#platform/actor.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { isInForce } from '#domain/organisation/position/position.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import { askedOf } from '../assessment/assessment.ts';
import { rowsForGroups } from '../assessment/group-rows.server.ts';
import * as needLinks from '../competence-need/competence-need.server.ts';
import { disclose, FEWEST, mayTell } from '../disclosure/disclosure.ts';
import type { Competence } from '../framework/framework.ts';
import * as frameworks from '../framework/framework.server.ts';
import * as targets from '../level-target/level-target.server.ts';
import * as surveys from '../survey/survey.server.ts';
import { gapsOf, type Gaps } from './gap.ts';
import { dimensions, type GroupResult, type Telling, type ToldContent } from './group-result.ts';
import * as store from './group-result.store.server.ts';
import { peopleOf } from './people.ts';

/** What has been told, the newest survey first. */
export function list(actor: Actor): Promise<GroupResult[]> {
	actor.must('competence.read');
	return actor.read((db) => store.list(db));
}

/** Figures of all groups that may be told of, once and for good. */
export async function tell(actor: Actor, { surveyId, key }: Telling, day = today()): Promise<void> {
	actor.must('competence.manage');
	const survey = await surveys.get(actor, surveyId, day);
	const { name, state } = survey;
	const isClosed = state === 'closed';
	if (!isClosed) refuse('survey_still_open', { name });
	const content = await contentOf(actor, survey);
	await actor.change(
		async (db, record) => {
			await store.lockSurvey(db, survey.id);
			if (!mayTell({ isClosed, isTold: await store.isTold(db, survey.id) }))
				refuse('group_result_told', { name });
			if (content.shown.length === 0) refuse('group_result_few', { name, count: FEWEST });
			const row = { survey_id: survey.id, told_on: day, told_by: actor.personId };
			await store.insert(db, { ...row, content: JSON.stringify(content) });
			const groups = content.shown.length;
			record('group_result.told', { type: 'survey', id: survey.id }, { name, groups });
		},
		{ verb: 'group_result.tell', key },
	);
}

async function contentOf(actor: Actor, survey: surveys.ListedSurvey): Promise<ToldContent> {
	const rows = await rowsForGroups(actor, survey.id);
	const [competences, wanted, allRoles, allAreas] = await Promise.all([
		frameworks.competences(actor, survey.frameworkIds),
		targets.list(actor),
		roles.list(actor),
		areas.list(actor),
	]);
	const ofRole = Map.groupBy(wanted, ({ roleId }) => roleId);
	const asked = (roleId: string) => {
		const own = new Set((ofRole.get(roleId) ?? []).map(({ competenceId }) => competenceId));
		return askedOf(competences, own).map(({ id }) => id);
	};
	const namesOf = (all: readonly { id: string; name: string }[]) =>
		Object.fromEntries(all.map(({ id, name }) => [id, name]));
	const names = { area: namesOf(allAreas), role: namesOf(allRoles) };
	return { names, ...disclose(peopleOf(rows, asked), dimensions) };
}

export interface GapsOfSurvey extends Gaps {
	result: GroupResult;
}

/** By the newest survey that has been told of. */
export async function gaps(actor: Actor, day = today()): Promise<GapsOfSurvey | null> {
	const [result] = await list(actor);
	if (!result) return null;
	const [wanted, posts, needs] = await Promise.all([
		targets.list(actor),
		positions.list(actor),
		needLinks.list(actor),
	]);
	const held = posts.filter((post) => post.personId !== null && isInForce(post, day));
	const people = new Map(
		[...Map.groupBy(held, ({ roleId }) => roleId)].map(([roleId, own]) => [
			roleId,
			new Set(own.map(({ personId }) => personId)).size,
		]),
	);
	const shown = new Map(
		result.shown.flatMap(({ key, people: count }) =>
			key['role'] && !key['area'] ? [[key['role'], count]] : [],
		),
	);
	// Where posts are not entered for all, those who answered are known to be there.
	for (const [roleId, count] of shown) people.set(roleId, Math.max(count, people.get(roleId) ?? 0));
	return { result, ...gapsOf(result, wanted, people, needs) };
}

/** Also those that are asked no more: what was told of them stays. */
export function competences(actor: Actor): Promise<Competence[]> {
	actor.must('competence.read');
	return actor.read((db) => frameworks.competencesIn(db, null, { withRetired: true }));
}
