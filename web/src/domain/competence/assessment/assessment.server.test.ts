import { expect, test } from 'vitest';
import * as roles from '#domain/organisation/role/role.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as frameworks from '../framework/framework.server.ts';
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
	const surveyId = await surveys.add(place.actor, { ...draft, frameworkIds: [frameworkId], key: newId() });
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
