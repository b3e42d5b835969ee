import { expect, test } from 'vitest';
import * as roles from '#domain/organisation/role/role.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as frameworks from '../framework/framework.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as reminders from '../survey/reminder.server.ts';
import * as surveys from '../survey/survey.server.ts';
import * as assessments from './assessment.server.ts';
import { rowsForGroups } from './group-rows.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

test('one answers, changes and gives; only what was given is counted, without names and words', async () => {
	const place = await foundMunicipality();
	const frameworkId = await frameworks.take(place.actor, { ready: 'kirjastotyo', key: newId() });
	const roleId = await roles.add(place.actor, { name: 'Virkailija', externalKey: '', key: newId() });
	const draft = { name: 'Kartoitus', greeting: '', opensOn: today(), closesOn: today(), doesRemind: false };
	const surveyId = await surveys.add(place.actor, {
		...draft,
		frameworkIds: [frameworkId],
		key: newId(),
		roleIds: [],
		areaIds: [],
	});
	const person = await place.as('reader');
	await assessments.begin(person, { surveyId, roleId, areaId: null });
	const { questions } = await assessments.own(person, surveyId);
	expect(questions).toHaveLength(12);
	const [first, second] = questions;
	const say = (competenceId: string, level: 2 | 3) =>
		assessments.answer(person, { surveyId, competenceId, said: { answer: 'level', level } });
	await say(first!.id, 2);
	await say(second!.id, 2);
	await say(first!.id, 3);
	expect(await rowsForGroups(place.actor, surveyId)).toEqual([]);
	await assessments.submit(person, { surveyId, wish: 'Haluan oppia striimausta.' });
	const rows = await rowsForGroups(place.actor, surveyId);
	expect(rows.map(({ level }) => level).toSorted()).toEqual([2, 3]);
	expect(JSON.stringify(rows)).not.toMatch(new RegExp(`striimausta|${person.person}`));
	await expect(async () => rowsForGroups(person, surveyId)).rejects.toEqual(refusal('forbidden'));
});

test('only those asked may begin, are counted and are written to; whom it asks stays once answered', async () => {
	const place = await foundMunicipality();
	const frameworkId = await frameworks.take(place.actor, { ready: 'kirjastotyo', key: newId() });
	const [asked, other] = await Promise.all(
		['Virkailija', 'Ohjaaja'].map((name) => roles.add(place.actor, { name, externalKey: '', key: newId() })),
	);
	const [insider, outsider, idle] = [
		await place.as('reader'),
		await place.as('reader'),
		await place.as('reader'),
	];
	const hire = (personId: string, roleId: string) => {
		const rest = { tenure: 'permanent', validFrom: '2026-01-01', validTo: null, daysPerMonth: 4 } as const;
		const post = { title: 'Tehtävä', roleId, personId, serviceAreaId: null, ...rest, key: newId() };
		return positions.add(place.actor, post);
	};
	await hire(insider.person, asked!);
	await hire(idle.person, asked!);
	await hire(outsider.person, other!);
	const days = { opensOn: today(), closesOn: today(), doesRemind: false };
	const draft = { name: 'Rajattu', greeting: '', ...days, frameworkIds: [frameworkId], areaIds: [] };
	const surveyId = await surveys.add(place.actor, { ...draft, roleIds: [asked!], key: newId() });
	expect(await surveys.get(place.actor, surveyId)).toMatchObject({ asked: 2, answered: 0, roleIds: [asked] });
	const begin = (who: typeof insider) => assessments.begin(who, { surveyId, roleId: asked!, areaId: null });
	await expect(begin(outsider)).rejects.toEqual(refusal('survey_not_asked'));
	expect(await assessments.listOpen(outsider)).toEqual([]);
	expect((await assessments.listOpen(insider)).map(({ id }) => id)).toEqual([surveyId]);
	await begin(insider);
	const { questions } = await assessments.own(insider, surveyId);
	const said = { answer: 'level', level: 2 } as const;
	await assessments.answer(insider, { surveyId, competenceId: questions[0]!.id, said });
	await assessments.submit(insider, { surveyId, wish: '' });
	expect(await reminders.remindNow(place.actor, { id: surveyId })).toBe(1);
	const { version } = await surveys.get(place.actor, surveyId);
	const change = { ...draft, id: surveyId, version };
	await expect(surveys.amend(place.actor, { ...change, roleIds: [] })).rejects.toEqual(
		refusal('survey_answered'),
	);
	await surveys.amend(place.actor, { ...change, name: 'Rajattu kysely', roleIds: [asked!] });
});

test('own answers keep the words in which they were asked', async () => {
	const place = await foundMunicipality();
	const frameworkId = await frameworks.take(place.actor, { ready: 'kirjastotyo', key: newId() });
	const roleId = await roles.add(place.actor, { name: 'Virkailija', externalKey: '', key: newId() });
	const days = { opensOn: today(), closesOn: today(), doesRemind: false };
	const draft = {
		name: 'Kartoitus',
		greeting: '',
		...days,
		frameworkIds: [frameworkId],
		roleIds: [],
		areaIds: [],
	};
	const surveyId = await surveys.add(place.actor, { ...draft, key: newId() });
	const person = await place.as('reader');
	await assessments.begin(person, { surveyId, roleId, areaId: null });
	const [first] = (await assessments.own(person, surveyId)).questions;
	const said = { answer: 'level', level: 2 } as const;
	await assessments.answer(person, { surveyId, competenceId: first!.id, said });
	await assessments.submit(person, { surveyId, wish: '' });
	const told = async () => (await assessments.results(person))[0]!.rows.find(({ id }) => id === first!.id)!;
	const before = await told();
	expect(before.wording).toEqual(first!.levels[1]);
	await surveys.closeNow(place.actor, { id: surveyId });
	const [now] = (await frameworks.competences(place.actor, [frameworkId])).filter(
		({ id }) => id === first!.id,
	);
	const level = { fi: 'Aivan toista' };
	const words = { code: 'Z9', area: { fi: 'Alue' }, names: { fi: 'Uusi nimi' } };
	const levels = { 1: level, 2: level, 3: level, 4: level };
	await frameworks.amendCompetence(place.actor, { id: first!.id, version: now!.version, ...words, levels });
	expect(await told()).toEqual(before);
});
