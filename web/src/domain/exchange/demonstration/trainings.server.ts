import { today } from '#platform/today.ts';
import * as needLinks from '../../competence/competence-need/competence-need.server.ts';
import * as frameworks from '../../competence/framework/framework.server.ts';
import * as groupResults from '../../competence/group-result/group-result.server.ts';
import * as surveys from '../../competence/survey/survey.server.ts';
import * as trainings from '../../competence/training/training.server.ts';
import { addDays } from '#platform/day.ts';
import * as roles from '../../organisation/role/role.server.ts';
import { allNeeds } from './all-needs.server.ts';
import type { Cast } from './cast.server.ts';
import { taught } from './staff.ts';

const none = { key: undefined };

interface DemoTraining {
	name: string;
	codes: readonly string[];
	roles: readonly string[];
	/** Days from today to the first and the last day. */
	from: number;
	to: number;
	hours: number;
	cost: number;
	description: string;
}

const planned: readonly DemoTraining[] = [
	{
		name: 'Saavutettavat ohjeet ja sisällöt',
		codes: ['K9'],
		roles: taught['K9']!,
		...{ from: -230, to: -180, hours: 6, cost: 1800 },
		description: 'Kolme kahden tunnin työpajaa, joissa korjattiin omia ohjeita ja tapahtumasivuja.',
	},
	{
		name: 'Digiopastus ja tekoäly asiakastyössä',
		codes: ['K4', 'K12'],
		roles: taught['K12']!,
		...{ from: -205, to: -160, hours: 9, cost: 2400 },
		description:
			'Lähipäivä ja verkkojakso: opastustilanteet, asiakkaan omat laitteet ja tekoälyn turvallinen käyttö.',
	},
	{
		name: 'Tekoäly opetuksessa',
		codes: ['O3'],
		roles: taught['O3']!,
		...{ from: -150, to: -120, hours: 7.5, cost: 1400 },
		description: 'Iltakoulutus opettajille ennen syyslukukautta.',
	},
	{
		name: 'Järjestelmien pääkäyttäjien jatkokoulutus',
		codes: ['K1', 'K2'],
		roles: ['palvelukoordinaattori', 'informaatikko'],
		...{ from: 75, to: 100, hours: 15, cost: 3200 },
		description: 'Kaksi päivää toimittajan luona: uusi versio ja ensimmäisen tason tuki yksiköille.',
	},
];

const waiting: readonly [string, RegExp][] = [
	['K4', /digiopastajaksi/i],
	['K4', /laiteopastukseen/i],
	['K12', /tekoälyn käyttöön koulutusta/i],
	['O3', /tekoäly opetuksessa/i],
	['K2', /uusia ominaisuuksia ei osaa/i],
];

/** What the closed surveys tell of groups, what was trained between them, and what comes next. */
export async function trainStaff({ director }: Cast): Promise<void> {
	for (const { id, state } of (await surveys.list(director)).toReversed())
		if (state === 'closed') await groupResults.tell(director, { surveyId: id, ...none });
	const [asked, allRoles, needs] = await Promise.all([
		frameworks.competences(director),
		roles.list(director),
		allNeeds(director),
	]);
	const byCode = new Map(asked.map(({ code, id }) => [code, id]));
	const byKey = new Map(allRoles.map(({ externalKey, id }) => [externalKey, id]));
	for (const { codes, roles: keys, from, to, ...facts } of planned)
		await trainings.add(director, {
			...{ ...facts, ...none, positionIds: [] },
			...{ startsOn: addDays(today(), from), endsOn: addDays(today(), to) },
			competenceIds: codes.map((code) => byCode.get(code)!),
			roleIds: keys.map((key) => byKey.get(key)!),
		});
	for (const [code, words] of waiting) {
		const need = needs.find(({ title }) => words.test(title));
		if (need) await needLinks.link(director, { competenceId: byCode.get(code)!, number: need.number });
	}
}
