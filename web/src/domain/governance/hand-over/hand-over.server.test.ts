import { beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as needOwners from '#domain/portfolio/need/need-owner.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { MeasureDraft } from '#domain/strategy/measure/measure.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { TechnologyDraft } from '#domain/systems/technology/technology.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { asOwner } from '../../../testing/mail.server.ts';
import { addRoles, addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as bodies from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import * as keyTasks from '../key-task/key-task.server.ts';
import { KeyTaskDraft } from '../key-task/key-task.ts';
import { dutiesOf } from '../responsibility/responsibility.ts';
import * as responsibility from '../responsibility/responsibility.server.ts';
import { HandOver } from './hand-over.ts';
import * as handOvers from './hand-over.server.ts';

const database = useDatabase();
const none = { key: undefined };
const refusal = (code: string) => expect.objectContaining({ code });

let town: TestMunicipality;
let [giver, receiver, third]: string[] = [];
let measureId: string;

async function addPost(title: string, roleId: string, hasHolder: boolean): Promise<string> {
	const personId = hasHolder ? (await town.as('reader')).personId : null;
	const rest = { serviceAreaId: null, tenure: 'permanent', validFrom: '2026-01-01', validTo: null } as const;
	return positions.add(town.actor, { title, roleId, personId, daysPerMonth: 4, ...rest, ...none });
}

/** The giver holds a seat of every kind but follow-ups, and the receiver stands in for one of them. */
beforeEach(async () => {
	town = await foundMunicipality();
	const { actor } = town;
	const [role] = await addRoles(actor, ['Asiantuntija']);
	giver = await addPost('Antaja', role!, true);
	receiver = await addPost('Saaja', role!, true);
	third = await addPost('Kolmas', role!, false);
	const text = '1.1 Tavoitteet\n\n- Jokaisessa kirjastossa tulee olla toimiva tulostus\n';
	const read = await strategies.preview(actor, { title: 'Strategia', serviceAreaId: '', text });
	const { id: strategyId } = await strategies.keep(actor, { ...read, serviceAreaId: null, ...none });
	const { version } = await strategies.get(actor, strategyId);
	const named = { title: 'Strategia', serviceAreaId: null, accountableId: giver! };
	await strategies.amend(actor, { id: strategyId, version, ...named });
	const goal = { strategyId, clauseId: null, code: 'T1', title: 'Tulostus', description: '', ...none };
	const goalId = await goals.add(actor, goal);
	const seats = { planningId: giver, implementingId: third, planningDeputyIds: [receiver] };
	const deputies = { implementingDeputyIds: [giver] };
	const draft = v.parse(MeasureDraft, { goalId, title: 'Tulostimet', ...seats, ...deputies });
	measureId = await measures.add(actor, draft);
	const head = {
		kind: 'management_team',
		serviceAreaId: null,
		governanceModel: null,
		yearStarts: 1,
	} as const;
	const seatsOfBody = { chairId: giver!, memberIds: [giver!, receiver!] };
	const bodyId = await bodies.add(actor, { name: 'Johtoryhmä', ...head, ...seatsOfBody, ...none });
	const words = { name: 'Arviointi', description: '', basis: '', basisLink: '', origin: 'own' } as const;
	const rule = { rule: { kind: 'month', month: 3 }, remindDays: [], escalateAfter: null } as const;
	const rest = { bodyId, ownerId: giver!, clauseId: null, inForceFrom: null };
	await duties.add(actor, { ...words, ...rule, ...rest, ...none } as unknown as Parameters<
		typeof duties.add
	>[1]);
	const [unit] = await addUnits(actor, ['Pääkirjasto']);
	const [need] = await importNeeds(actor, [batchNeed(unit!, 'Uusi skanneri')]);
	await needOwners.setOwner(actor, { ids: [need!.id], ownerPositionId: giver! });
});

const held = async (post: string | undefined) =>
	dutiesOf(await responsibility.view(town.actor), post!)
		.flatMap(({ kinds, subject }) => kinds.map((kind) => `${kind} ${subject.title}`))
		.toSorted();

const whole = async () => Promise.all([held(giver), held(receiver), held(third)]);

async function everything(): Promise<HandOver> {
	const { movables } = await handOvers.preview(town.actor, giver!, receiver!);
	const moves = movables.map(({ key }) => key);
	return v.parse(HandOver, { fromId: giver, toId: receiver, moves, note: 'Kiitos', key: newId() });
}

const lettersTo = async (post: string | undefined) =>
	(
		await asOwner<{ kind: string }>(
			database.ownerUrl(),
			`select kind from outgoing_mail join position using (tenant_id, person_id) where position.id = $1 order by outgoing_mail.id`,
			[post],
		)
	).map(({ kind }) => kind);

const events = async (verb: string) =>
	asOwner<{ change: { moved?: unknown[] } }>(
		database.ownerUrl(),
		'select change from audit_event where tenant_id = $1 and verb = $2',
		[town.actor.tenantId, verb],
	);

test('everything of a post moves in one act, told once in the trail and to both holders', async () => {
	const before = await held(giver);
	expect(before).toEqual([
		'accountable Strategia',
		'chair Johtoryhmä',
		'duty_owner Arviointi',
		'implementing_deputy Tulostimet',
		'member Johtoryhmä',
		'need_owner Uusi skanneri',
		'planning Tulostimet',
	]);
	const draft = await everything();
	const done = await handOvers.handOver(town.actor, draft);
	expect(done).toMatchObject({ to: 'Saaja', count: 7 });
	expect(await handOvers.handOver(town.actor, draft)).toEqual(done);
	expect(await held(giver)).toEqual([]);
	// It sat in the body already, and no longer stands in for what it plans itself.
	expect(await held(receiver)).toEqual(before);
	expect((await events('position.handed_over')).map(({ change }) => change.moved?.length)).toEqual([7]);
	expect(await lettersTo(giver)).toEqual(['duties_handed_over']);
	expect(await lettersTo(receiver)).toEqual(['duties_taken_over']);
});

test('what is unticked stays, and a receiver that would do both is told of before', async () => {
	const { movables } = await handOvers.preview(town.actor, giver!, third!);
	expect(movables.filter(({ isDoubled }) => isDoubled).map(({ seat }) => seat)).toEqual(['planning']);
	const moves = movables.flatMap(({ key, isDoubled }) => (isDoubled ? [] : [key]));
	await handOvers.handOver(town.actor, { fromId: giver!, toId: third!, moves, note: '', key: undefined });
	expect(await held(giver)).toEqual(['planning Tulostimet']);
	// A deputy of what it implements itself would be nobody's deputy.
	expect(await held(third)).toContain('implementing Tulostimet');
	expect(await held(third)).not.toContain('implementing_deputy Tulostimet');
});

test('one press brings all of it back exactly as it was', async () => {
	const before = await whole();
	const { id } = await handOvers.handOver(town.actor, await everything());
	await handOvers.undo(town.actor, { id });
	expect(await whole()).toEqual(before);
	await expect(handOvers.undo(town.actor, { id })).rejects.toEqual(refusal('hand_over_undone_already'));
	expect(await lettersTo(receiver)).toEqual(['duties_taken_over', 'hand_over_undone']);
	const [act] = await handOvers.listOf(town.actor, receiver!);
	expect(act).toMatchObject({ from: 'Antaja', to: 'Saaja', undoneBy: 'Aino Pääkäyttäjä' });
});

test('once some of it has gone on to others, nothing is brought back and all stays as it is', async () => {
	const { id } = await handOvers.handOver(town.actor, await everything());
	const { measure } = await measures.get(town.actor, measureId);
	const seats = {
		planningId: third!,
		implementingId: third!,
		planningDeputyIds: [],
		implementingDeputyIds: [],
	};
	await measures.assign(town.actor, { id: measureId, version: measure.version, ...seats });
	const after = await whole();
	await expect(handOvers.undo(town.actor, { id })).rejects.toMatchObject({ code: 'hand_over_moved_on' });
	expect(await whole()).toEqual(after);
	expect(await events('position.hand_over_undone')).toEqual([]);
});

test('a look that is no longer true moves nothing, and two at once move it once', async () => {
	const draft = await everything();
	const tries = [
		{ ...draft, key: newId() },
		{ ...draft, toId: third!, key: newId() },
	];
	const answers = await Promise.allSettled(tries.map((one) => handOvers.handOver(town.actor, one)));
	expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: refusal('hand_over_stale'),
	});
});

test('is refused to itself, to a post that has ended, to those who only read, and for another municipality', async () => {
	const draft = await everything();
	const to = async (toId: string) => handOvers.handOver(town.actor, { ...draft, toId, key: undefined });
	await expect(to(giver!)).rejects.toEqual(refusal('hand_over_to_itself'));
	const { version } = await positions.get(town.actor, third!);
	await positions.end(town.actor, { id: third!, version, validTo: '2026-01-02' });
	await expect(to(third!)).rejects.toEqual(refusal('receiver_ended'));
	const reader = await town.as('reader');
	expect(() => handOvers.handOver(reader, draft)).toThrow(refusal('forbidden'));
	const other = await foundMunicipality();
	await expect(handOvers.handOver(other.actor, draft)).rejects.toEqual(refusal('not_found'));
});

test('key tasks and technologies go along, and nobody is left to stand in for itself', async () => {
	const { actor } = town;
	const task = (name: string, ownerId: string, deputyId: string) =>
		keyTasks.add(actor, v.parse(KeyTaskDraft, { name, kind: 'task', criticality: '2', ownerId, deputyId }));
	await task('Kulunvalvonta', giver!, receiver!);
	await task('Tilausrajapinta', receiver!, giver!);
	await task('Laiterekisteri', third!, giver!);
	const technology = { name: 'Noutolokero', quadrant: 'service', ring: 'trial', grounds: 'Lupaava' };
	await technologies.add(actor, v.parse(TechnologyDraft, { ...technology, ownerId: giver }));
	const before = await whole();
	expect(before[0]).toEqual(
		expect.arrayContaining([
			...['task_deputy Laiterekisteri', 'task_deputy Tilausrajapinta', 'task_owner Kulunvalvonta'],
			'technology_owner Noutolokero',
		]),
	);
	const { id } = await handOvers.handOver(actor, await everything());
	expect(await held(giver)).toEqual([]);
	const after = await held(receiver);
	expect(after.filter((one) => /^(task|technology)/.test(one))).toEqual([
		...['task_deputy Laiterekisteri', 'task_owner Kulunvalvonta', 'task_owner Tilausrajapinta'],
		'technology_owner Noutolokero',
	]);
	await handOvers.undo(actor, { id });
	expect(await whole()).toEqual(before);
});
