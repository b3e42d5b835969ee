import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as assessments from '#domain/competence/assessment/assessment.server.ts';
import type { Answer } from '#domain/competence/assessment/assessment.ts';
import { rowsForGroups } from '#domain/competence/assessment/group-rows.server.ts';
import * as frameworks from '#domain/competence/framework/framework.server.ts';
import * as ownData from '#domain/competence/own-data/own-data.server.ts';
import * as shares from '#domain/competence/share/share.server.ts';
import * as reminders from '#domain/competence/survey/reminder.server.ts';
import * as surveys from '#domain/competence/survey/survey.server.ts';
import { datasetNames } from '#domain/exchange/open-data/dataset.ts';
import * as openData from '#domain/exchange/open-data/open-data.server.ts';
import * as overviews from '#domain/governance/overview/overview.server.ts';
import * as years from '#domain/governance/duty/year.server.ts';
import * as auditTrail from '#domain/organisation/audit-trail/audit-trail.server.ts';
import * as people from '#domain/organisation/person/person.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { foundMunicipality, useDatabase, type TestMunicipality } from './municipality.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
/** In the person's own words: wherever it turns up, the answers have leaked. */
const CANARY = 'Kanarialintu laulaa salaa';
const none = { key: undefined };

let client: pg.Client;
let place: TestMunicipality;
let owner: Actor;
let superior: Actor;
let colleague: Actor;
let surveyId: string;

beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	place = await foundMunicipality();
	[owner, superior, colleague] = [
		await place.as('reader'),
		await place.as('reader'),
		await place.as('reader'),
	];
	const frameworkId = await frameworks.take(place.actor, { ready: 'kirjastotyo', ...none });
	const roleId = await roles.add(place.actor, { name: 'Virkailija', externalKey: '', ...none });
	const days = { opensOn: today(), closesOn: today() };
	const draft = { name: 'Kartoitus', greeting: '', doesRemind: true, frameworkIds: [frameworkId], ...none };
	surveyId = await surveys.add(place.actor, { ...draft, ...days, roleIds: [], areaIds: [] });
	const asked = await frameworks.competences(place.actor);
	const answers = new Map(
		asked.map(({ id }, at): [string, Answer] => [
			id,
			at === 5 ? { answer: 'not_my_work', level: null } : { answer: 'level', level: 3 },
		]),
	);
	const place1 = { surveyId, roleId, areaId: null };
	await assessments.give(owner, { ...place1, answers, wish: CANARY });
	await assessments.give(colleague, { ...place1, answers, wish: '' });
	await reminders.remindDue(place.actor);
});
afterAll(() => client.end());

/** Every row of every table as text, by table: what a dump of the database holds. */
async function dump(): Promise<Map<string, string[]>> {
	const { rows: tables } = await client.query<{ name: string }>(
		`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
	);
	const told = new Map<string, string[]>();
	for (const { name } of tables) {
		const { rows } = await client.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
		told.set(
			name.replace(/^public\./, ''),
			rows.map(({ row }) => row),
		);
	}
	return told;
}

const tablesWith = (told: Map<string, string[]>, text: string) =>
	[...told].filter(([, rows]) => rows.some((row) => row.includes(text))).map(([name]) => name);

async function idsOf(person: Actor): Promise<{ assessment: string; share: string | undefined }> {
	const { rows } = await client.query<{ assessment: string; share: string | undefined }>(
		`select a.id as assessment, s.id as share from assessment a
		left join assessment_share s on s.assessment_id = a.id where a.person_id = $1`,
		[person.person],
	);
	return rows[0]!;
}

/** Everything that the reader is answered by the ways in which others' doings can be read. */
async function readBy(reader: Actor): Promise<string> {
	const page = { limit: 500, offset: 0 };
	const told = await Promise.all([
		surveys.list(reader),
		surveys.get(reader, surveyId),
		frameworks.list(reader),
		assessments.list(reader),
		assessments.results(reader),
		shares.listOwn(reader),
		shares.listWithMe(reader),
		shares.listOthers(reader),
		people.list(reader),
		overviews.get(reader),
		years.view(reader, 2027, 1),
		reader.may('audit.read') ? auditTrail.list(reader, page) : null,
		...datasetNames.map((name) => openData.asJson(place.visitor, name)),
	]);
	return JSON.stringify(told);
}

test('what is shown is read by the named one alone, each look is told, and taking back ends it', async () => {
	await shares.share(owner, { surveyId, withPersonId: superior.person });
	const { share } = await idsOf(owner);
	const { result } = await shares.read(superior, share!);
	expect(
		result.rows.map(({ said }) => said?.level ?? said?.answer).filter((said) => said === 3),
	).toHaveLength(11);
	expect(result.assessment.wish).toBe(CANARY);
	for (const other of [colleague, place.actor, owner, await place.as('director')])
		await expect(shares.read(other, share!)).rejects.toEqual(refusal('not_found'));
	expect((await shares.listOwn(owner))[0]!.readAt).toHaveLength(1);
	const read = { limit: 10, offset: 0, verb: 'assessment.read', personId: superior.person };
	const { events } = await auditTrail.list(place.actor, read);
	expect(events).toMatchObject([{ subjectId: owner.person }]);
	await expect(shares.withdraw(superior, { id: share! })).rejects.toEqual(refusal('conflict'));
	await shares.withdraw(owner, { id: share! });
	await expect(shares.read(superior, share!)).rejects.toEqual(refusal('not_found'));
	expect(await shares.listWithMe(superior)).toEqual([]);
});

test('what others are answered is the same whatever the answers are', async () => {
	const others = [
		colleague,
		superior,
		place.actor,
		await place.as('coordinator'),
		await place.as('director'),
	];
	const before = await Promise.all(others.map(readBy));
	const { assessment } = await idsOf(owner);
	const set = (level: number, wish: string) =>
		client.query(
			`with said as (update assessment_answer set level = $2 where assessment_id = $1 and answer = 'level')
			update assessment set wish = $3 where id = $1`,
			[assessment, level, wish],
		);
	await set(1, 'Toiset sanat');
	const after = await Promise.all(others.map(readBy));
	await set(3, CANARY);
	expect(after).toEqual(before);
	expect(before.join()).not.toContain(CANARY);
	// The one whose answers they are sees the difference: the comparison can fail.
	expect(await readBy(owner)).toContain(CANARY);
});

test('a dump holds the answers in their own tables only, and the export all of them', async () => {
	const told = await dump();
	const { assessment, share } = await idsOf(owner);
	expect(tablesWith(told, CANARY)).toEqual(['assessment']);
	expect(tablesWith(told, assessment).toSorted()).toEqual([
		'assessment',
		'assessment_answer',
		'assessment_share',
	]);
	expect(tablesWith(told, share!).toSorted()).toEqual(['assessment_share', 'assessment_share_reading']);
	const data = await ownData.take(owner);
	expect(data.assessments).toHaveLength(1);
	const [only] = data.assessments;
	const kept = told.get('assessment_answer')!.filter((row) => row.includes(assessment));
	expect(only!.answers).toHaveLength(kept.length);
	expect(only!.answers.filter(({ answer }) => answer === 'not_my_work')).toHaveLength(1);
	expect(only).toMatchObject({ wish: CANARY, shares: [{ readAt: [expect.any(Date)] }] });
	expect(only!.shares[0]!.withdrawnAt).toBeInstanceOf(Date);
});

test('erasing leaves nothing, in no table, and takes nothing of another', async () => {
	const { assessment, share } = await idsOf(owner);
	expect(await rowsForGroups(place.actor, surveyId)).toHaveLength(24);
	expect(await assessments.erase(owner, { surveyId: null })).toBe(1);
	const told = await dump();
	for (const trace of [CANARY, assessment, share!]) expect(tablesWith(told, trace)).toEqual([]);
	expect(await rowsForGroups(place.actor, surveyId)).toHaveLength(12);
	expect((await ownData.take(owner)).assessments).toEqual([]);
	const trail = told.get('audit_event')!.filter((row) => row.includes('"assessment.'));
	expect(trail.length).toBeGreaterThan(6);
	expect(trail.filter((row) => /"change":\{"(?!surveys|withPersonId)|level|answer":/.test(row))).toEqual([]);
	await expect(assessments.erase(owner, { surveyId: null })).rejects.toEqual(refusal('nothing_answered'));
});
