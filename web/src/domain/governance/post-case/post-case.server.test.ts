import { beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addRoles } from '../../../testing/needs.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as bodies from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import * as occurrences from '../duty/occurrence.server.ts';
import * as years from '../duty/year.server.ts';
import * as keyTasks from '../key-task/key-task.server.ts';
import { decidedMemo, draftMemo } from './memo-report.server.ts';
import type { StepKind } from './post-case.ts';
import * as cases from './post-case.server.ts';
import * as steps from './step.server.ts';

useDatabase();
vi.useFakeTimers({ toFake: ['Date'] });
const now = (day: string) => vi.setSystemTime(`${day}T09:00:00Z`);
let town: TestMunicipality;
let caseId: string;
let positionId: string;

beforeAll(async () => {
	now('2026-11-23');
	town = await foundMunicipality();
	const [roleId] = await addRoles(town.actor, ['TVT-tukihenkilö']);
	const days = { validFrom: '2024-01-01', validTo: '2027-12-31', daysPerMonth: 8, key: undefined };
	const post = {
		title: 'TVT-tukihenkilö',
		roleId: roleId!,
		personId: town.actor.personId,
		serviceAreaId: null,
	};
	positionId = await positions.add(town.actor, { ...post, ...days, tenure: 'fixed_term' });
	const seats = { serviceAreaId: null, governanceModel: null, chairId: null, memberIds: [positionId] };
	const body = { name: 'Rehtorit', kind: 'principals' as const, yearStarts: 8, key: undefined };
	const bodyId = await bodies.add(town.actor, { ...body, ...seats });
	const draft = { title: 'Tukihenkilön vakinaistaminen', positionId, bodyId, ownerId: null };
	caseId = await cases.begin(town.actor, { ...draft, startsOn: '2028-01-01', key: newId() });
});

const stepOf = async (kind: StepKind) =>
	(await cases.get(town.actor, caseId)).steps.find((one) => one.kind === kind)!;
const asked = async () =>
	(await years.view(town.actor, 2026, 8)).map(({ name, dueOn, state, isProgrammed }) => [
		name.split(': ')[1],
		dueOn,
		state,
		isProgrammed,
	]);

describe('a case', () => {
	it('has its path in the annual cycle from the first day, and its first step done', async () => {
		const { steps: path, stage } = await cases.get(town.actor, caseId);
		expect(stage).toBe('idea');
		expect(path.map(({ kind, dueOn, outcome }) => [kind, dueOn, outcome])).toEqual([
			['idea', '2026-11-23', 'done'],
			['grounds', '2027-05-31', null],
			['staffing_plan', '2027-08-31', null],
			['budget', '2027-09-30', null],
			['founded', '2027-12-15', null],
			['permission', '2028-01-15', null],
			['open', '2028-01-31', null],
			['filled', '2028-03-31', null],
		]);
		expect(await asked()).toEqual([
			['Tarve todettu', '2026-11-23', 'done', true],
			['Perustelut ja kustannukset', '2027-05-31', 'coming', true],
		]);
	});

	it('has a step that is moved there too, and done where it is marked in the year', async () => {
		const grounds = await stepOf('grounds');
		const same = {
			id: grounds.id,
			version: grounds.version,
			name: '',
			bodyId: null,
			positionId: null,
			reason: '',
		};
		await steps.amend(town.actor, { ...same, dueOn: '2027-04-30' });
		expect((await asked())[1]).toEqual(['Perustelut ja kustannukset', '2027-04-30', 'coming', true]);
		await expect(steps.amend(town.actor, { ...same, dueOn: '2027-04-29' })).rejects.toMatchObject({
			code: 'conflict',
		});
		const late = { ...same, version: (await stepOf('grounds')).version, dueOn: '2026-01-01' };
		await expect(steps.amend(town.actor, late)).rejects.toMatchObject({ code: 'moved_to_past' });
		const mark = {
			occurrenceId: grounds.occurrenceId!,
			doneOn: null,
			note: 'Valmis',
			link: '',
			key: undefined,
		};
		await occurrences.complete(town.actor, { ...mark, outcome: 'done' });
		expect(await stepOf('grounds')).toMatchObject({ outcome: 'done', note: 'Valmis' });
		await steps.reopen(town.actor, { id: grounds.id });
		expect((await stepOf('grounds')).outcome).toBeNull();
	});

	it('lets no day pass silently: a passed one is left undone with a reason, and the new one asked for', async () => {
		now('2027-05-02');
		const { id, version } = await stepOf('grounds');
		const change = { id, version, name: '', bodyId: null, positionId: null, dueOn: '2027-05-20', reason: '' };
		await expect(steps.amend(town.actor, change)).rejects.toMatchObject({ code: 'step_needs_reason' });
		await steps.amend(town.actor, { ...change, reason: 'Palkkatiedot puuttuvat' });
		expect(await stepOf('grounds')).toMatchObject({ dueOn: '2027-05-20', outcome: null });
		const told = (await asked()).filter(([name]) => name === 'Perustelut ja kustannukset');
		expect(told).toEqual([
			['Perustelut ja kustannukset', '2027-04-30', 'left_undone', true],
			['Perustelut ja kustannukset', '2027-05-20', 'coming', true],
		]);
	});

	it('takes steps of its own, moves and drops them; a renamed case renames its duties', async () => {
		const id = await steps.add(town.actor, {
			caseId,
			name: 'Yhteistoiminta',
			dueOn: '2027-06-15',
			key: newId(),
		});
		await steps.move(town.actor, { id, to: 'earlier' });
		const { facts } = await cases.get(town.actor, caseId);
		await cases.amend(town.actor, { ...facts, title: 'Vakinaistetaan tuki', salaryYearly: 36_000 });
		const names = (await duties.list(town.actor))
			.filter(({ retiredOn }) => !retiredOn)
			.map(({ name }) => name);
		expect(names).toContain('Vakinaistetaan tuki: Yhteistoiminta');
		expect((await cases.get(town.actor, caseId)).steps.map(({ kind }) => kind).slice(-2)).toEqual([
			'own',
			'filled',
		]);
		await steps.remove(town.actor, { id });
		expect((await asked()).map(([name]) => name)).not.toContain('Yhteistoiminta');
		await expect(cases.amend(town.actor, facts)).rejects.toMatchObject({ code: 'conflict' });
	});

	it('shows the evidence it gathers, and what rests on the post', async () => {
		const seats = { ownerId: positionId, deputyId: null, areaId: null };
		const words = { name: 'Kurssi-ilmoittautuminen', description: '', instruction: '', instructionLink: '' };
		const task = { ...words, ...seats, kind: 'system' as const, criticality: 3, checkMonths: 12 };
		await keyTasks.add(town.actor, { ...task, key: newId() });
		const { evidence } = await cases.get(town.actor, caseId);
		expect(evidence).toMatchObject({
			required: [],
			price: null,
			waiting: [],
			keyTasks: [{ name: 'Kurssi-ilmoittautuminen', level: 'high', hasDeputy: false }],
		});
		expect(evidence.carries.map(({ kind }) => kind)).not.toContain('system');
	});

	it('is decided with a memo that no later change touches; a rejected one asks for no more days', async () => {
		const { facts } = await cases.get(town.actor, caseId);
		const decision = {
			caseId,
			version: facts.version,
			outcome: 'rejected' as const,
			decidedOn: '2027-05-02',
		};
		const words = { decider: 'Lautakunta § 4', caseNumber: '', reason: 'Rahat puuttuvat', key: newId() };
		const reader = await town.as('coordinator');
		await expect(cases.decide(reader, { ...decision, ...words })).rejects.toMatchObject({
			code: 'forbidden',
		});
		const id = await cases.decide(town.actor, { ...decision, ...words });
		expect((await asked()).filter(([, , state]) => state === 'coming')).toEqual([]);
		const view = await cases.get(town.actor, caseId);
		expect(view.stage).toBe('rejected');
		const open = await stepOf('budget');
		await expect(
			steps.complete(town.actor, { id: open.id, doneOn: '2027-05-02', note: '', link: '', key: newId() }),
		).rejects.toMatchObject({ code: 'post_case_rejected' });
		await cases.amend(town.actor, { ...view.facts, title: 'Toinen nimi', salaryYearly: 99_000 });
		const kept = await decidedMemo(town.actor, id, 'sv');
		expect(kept.title).toBe('Promemoria: Vakinaistetaan tuki');
		expect(JSON.stringify(kept.blocks)).toContain('36000');
		expect((await draftMemo(town.actor, caseId, 'fi')).title).toBe('Muistio: Toinen nimi');
	});

	it('is not for everybody, nor for another municipality', async () => {
		const reader = await town.as('reader');
		await expect(async () => cases.list(reader)).rejects.toMatchObject({ code: 'forbidden' });
		const other = await foundMunicipality();
		await expect(cases.get(other.actor, caseId)).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('key tasks', () => {
	it('are kept, checked, taken out and brought back', async () => {
		const seats = { ownerId: positionId, deputyId: null, areaId: null };
		const words = { name: 'Mediamaja', description: '', instruction: 'Kansio', instructionLink: '' };
		const draft = { ...words, ...seats, kind: 'task' as const, criticality: 2, checkMonths: 12 };
		const id = await keyTasks.add(town.actor, { ...draft, key: newId() });
		const check = { id, checkedOn: '2027-05-01', note: '', key: newId() };
		await keyTasks.check(town.actor, check);
		await expect(keyTasks.check(town.actor, { ...check, checkedOn: '2030-01-01' })).rejects.toMatchObject({
			code: 'done_in_future',
		});
		const { task } = await keyTasks.get(town.actor, id);
		expect(task).toMatchObject({ checkedOn: '2027-05-01', owner: { title: 'TVT-tukihenkilö' } });
		await keyTasks.amend(town.actor, { ...draft, id, version: 1, instruction: '' });
		await expect(keyTasks.check(town.actor, { ...check, key: newId() })).rejects.toMatchObject({
			code: 'key_task_without_instruction',
		});
		await keyTasks.retire(town.actor, { id });
		expect((await keyTasks.list(town.actor)).map(({ name }) => name)).not.toContain('Mediamaja');
		await keyTasks.restore(town.actor, { id });
		await expect(keyTasks.restore(town.actor, { id })).rejects.toMatchObject({ code: 'conflict' });
		await expect(
			keyTasks.add(town.actor, { ...draft, ownerId: newId(), key: newId() }),
		).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});
