import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as reservations from '#domain/organisation/reservation/reservation.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as assessments from '../assessment/assessment.server.ts';
import type { Answer } from '../assessment/assessment.ts';
import type { Competence, Level } from '../framework/framework.ts';
import * as frameworks from '../framework/framework.server.ts';
import { groupOf } from '../group-result/group-result.ts';
import * as results from '../group-result/group-result.server.ts';
import * as targets from '../level-target/level-target.server.ts';
import * as surveys from '../survey/survey.server.ts';
import { effectOf } from './effect.ts';
import { TrainingDraft } from './training.ts';
import * as trainings from './training.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const none = { key: undefined };

let town: TestMunicipality;
let frameworkId: string;
let asked: Competence[];
let [librarian, producer, library]: string[] = [];
let staff: Actor[];

const on = (day: string) => vi.setSystemTime(new Date(`${day}T09:00:00Z`));

/** Twelve librarians and three producers answer; the first competence as told, the others with a two. */
async function hold(year: number, levelsOfFirst: readonly Level[]): Promise<string> {
	on(`${year}-02-01`);
	const days = { opensOn: `${year}-02-01`, closesOn: `${year}-02-20` };
	const words = { name: `Kartoitus ${year}`, greeting: '', doesRemind: false };
	const surveyId = await surveys.add(town.actor, {
		...words,
		...days,
		frameworkIds: [frameworkId],
		...none,
		roleIds: [],
		areaIds: [],
	});
	for (const [at, actor] of staff.entries()) {
		const answers = new Map(
			asked
				.slice(0, 3)
				.map(({ id }, index): [string, Answer] => [
					id,
					{ answer: 'level', level: index === 0 ? levelsOfFirst[at]! : 2 },
				]),
		);
		const place = at < 12 ? { roleId: librarian!, areaId: library! } : { roleId: producer!, areaId: null };
		await assessments.give(actor, { surveyId, ...place, wish: 'kanariatoive', answers });
	}
	return surveyId;
}

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	on('2026-12-01');
	town = await foundMunicipality();
	frameworkId = await frameworks.take(town.actor, { ready: 'kirjastotyo', key: newId() });
	asked = await frameworks.competences(town.actor);
	librarian = await roles.add(town.actor, { name: 'Kirjastovirkailija', externalKey: '', ...none });
	producer = await roles.add(town.actor, { name: 'Kulttuurituottaja', externalKey: '', ...none });
	library = await areas.add(town.actor, { name: 'Kirjasto', governanceModel: 'own_strategy', ...none });
	const levels = Object.fromEntries(asked.slice(0, 3).map(({ id }) => [id, 3 as const]));
	await targets.set(town.actor, { roleId: librarian, levels });
	staff = await Promise.all(Array.from({ length: 15 }, () => town.as('reader')));
	return () => void vi.useRealTimers();
});

describe('two surveys and a training between them', () => {
	const first: Level[] = [1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4];
	const second: Level[] = [2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4];
	let [before, after, trainingId]: string[] = [];

	it('tells of groups once, when the survey has closed, and keeps what it told', async () => {
		before = await hold(2027, first);
		await expect(results.tell(town.actor, { surveyId: before, ...none })).rejects.toEqual(
			refusal('survey_still_open'),
		);
		on('2027-03-01');
		await results.tell(town.actor, { surveyId: before, ...none });
		await expect(results.tell(town.actor, { surveyId: before, ...none })).rejects.toEqual(
			refusal('group_result_told'),
		);
		const told = (await results.list(staff[0]!))[0]!;
		expect(told.shown.map(({ key, people: count }) => [key, count])).toEqual([[{}, 15]]);
		// Three producers are too few, and the librarians beside everybody would tell of them.
		expect(told.hidden).toEqual(
			expect.arrayContaining([
				{ key: { role: librarian }, why: 'reveals' },
				{ key: { role: producer }, why: 'few' },
			]),
		);
		expect(JSON.stringify(told)).not.toContain('kanariatoive');
		await assessments.erase(staff[14]!, { surveyId: before });
		expect(await results.list(town.actor)).toEqual([told]);
		const reader = staff[0]!;
		await expect((async () => results.tell(reader, { surveyId: before!, ...none }))()).rejects.toEqual(
			refusal('forbidden'),
		);
	});

	it('shows the gap of a role as soon as the others are enough', async () => {
		staff = staff.slice(0, 12);
		after = await hold(2028, second);
		on('2028-03-01');
		await results.tell(town.actor, { surveyId: after, ...none });
		const { gaps, hidden } = (await results.gaps(town.actor))!;
		const two = asked.slice(1, 3).map(({ id }) => id);
		expect(new Set(gaps.map(({ competenceId }) => competenceId))).toEqual(new Set(two));
		expect(gaps).toMatchObject([1, 2].map(() => ({ levels: 1, people: 12, needs: [], weight: 12 })));
		expect(hidden).toEqual([]);
	});

	it('takes the hours of a training of the posts, and gives them back', async () => {
		const personIds = staff.slice(0, 2).map((actor) => actor.person);
		const post = {
			serviceAreaId: null,
			tenure: 'permanent',
			validTo: null,
			validFrom: '2026-01-01',
		} as const;
		const seat = (title: string, personId: string | null) =>
			positions.add(town.actor, { ...post, title, roleId: librarian!, personId, daysPerMonth: 4, ...none });
		const ids = [
			await seat('Virka 1', personIds[0]!),
			await seat('Virka 2', personIds[1]!),
			await seat('Avoin', null),
		];
		const days = { startsOn: '1.6.2027', endsOn: '30.6.2027', hours: '15', cost: '1 200' };
		const whom = { competenceIds: [asked[0]!.id], roleIds: [librarian!] };
		const draft = v.parse(TrainingDraft, { name: 'Digiopastus', ...days, ...whom });
		trainingId = await trainings.add(town.actor, draft);
		expect((await trainings.get(town.actor, trainingId)).takes).toEqual({ posts: 2, days: 4 });
		const taken = await reservations.list(town.actor);
		expect(taken.map(({ positionId, days: own }) => [positionId, own])).toEqual(
			expect.arrayContaining(ids.slice(0, 2).map((id) => [id, 2])),
		);
		await trainings.cancel(town.actor, { id: trainingId, reason: 'Kouluttaja perui' });
		expect(await reservations.list(town.actor)).toEqual([]);
		await trainings.restore(town.actor, { id: trainingId });
		expect(await reservations.list(town.actor)).toEqual(taken);
		const { version } = await trainings.get(town.actor, trainingId);
		await trainings.amend(town.actor, { ...draft, id: trainingId, version, hours: 30 });
		expect((await trainings.get(town.actor, trainingId)).takes).toEqual({ posts: 2, days: 8 });
		expect(
			v.safeParse(TrainingDraft, { ...days, name: 'X', competenceIds: whom.competenceIds }).success,
		).toBe(false);
	});

	it('tells the effect of the training as anybody would count it from the answers', async () => {
		const told = await results.list(town.actor);
		const training = await trainings.get(town.actor, trainingId!);
		const { rows, hidden } = effectOf(training, told);
		expect(hidden).toEqual([{ roleId: librarian, competenceId: asked[0]!.id }]);
		// By hand: the eighth of fifteen was a two, the sixth of twelve is a three.
		expect(rows).toMatchObject([
			{ roleId: null, before: 2, after: 3, change: { levels: 1 }, people: { before: 15, after: 12 } },
		]);
		const { range } = rows[0]!.change;
		expect(range!.from).toBeGreaterThanOrEqual(0);
		expect(groupOf(told[0]!, { role: librarian! })?.people).toBe(12);
	});
});
