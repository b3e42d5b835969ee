import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as technologies from '../technology/technology.server.ts';
import {
	isOver,
	stateOf,
	undecidedResult,
	type CostChoice,
	type CostDraft,
	type DecisionDraft,
	type Pilot,
	type PilotChange,
	type PilotDraft,
	type PilotOwner,
	type PilotStep,
	type PilotWithdrawal,
	type ResultDraft,
} from './pilot.ts';
import * as store from './pilot.store.server.ts';
import { openMatters } from './protection.ts';

/** The newest first. */
export function list(actor: Actor, wanted: store.Wanted = {}): Promise<Pilot[]> {
	actor.must('technology.read');
	return actor.read((db) => store.list(db, wanted));
}

export function get(actor: Actor, id: string): Promise<Pilot> {
	actor.must('technology.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'pilot')), 'pilot'));
}

/** Planners, and whoever holds the post that answers for the pilot. */
export function maySay(actor: Actor, pilot: Pick<Pilot, 'ownerPersonId'>): boolean {
	if (actor.may('technology.manage')) return true;
	return actor.may('pilot.say') && actor.personId !== null && pilot.ownerPersonId === actor.personId;
}

type Fields = Omit<PilotDraft, 'key' | 'technologyId'>;

const columnsOf = (draft: Fields) => ({
	title: draft.title,
	hypothesis: draft.hypothesis,
	measured: draft.measured,
	measured_in: draft.measuredIn,
	threshold: draft.threshold,
	direction: draft.direction,
	starts_on: draft.startsOn,
	ends_on: draft.endsOn,
	cost_cap: draft.costCap,
	owner_position_id: draft.ownerId,
	measure_id: draft.measureId,
	protection: JSON.stringify(draft.protection),
	protection_note: draft.protectionNote,
});

async function assertKnown(db: Db, draft: Fields): Promise<void> {
	const missing = await store.firstMissing(db, draft);
	if (missing) refuse('not_found', { subject: missing });
}

export async function plan(actor: Actor, { key, technologyId, ...draft }: PilotDraft): Promise<string> {
	actor.must('technology.manage');
	const { technology } = await technologies.get(actor, technologyId);
	if (technology.retiredOn) refuse('technology_retired', { name: technology.name });
	return actor.change(
		async (db, record) => {
			await assertKnown(db, draft);
			const id = newId();
			const row = { ...columnsOf(draft), id, technology_id: technologyId, made_by: actor.person };
			await store.insert(db, row);
			await store.setUnits(db, id, draft.unitIds);
			record('pilot.planned', { type: 'pilot', id }, { ...draft, technologyId });
			return id;
		},
		{ verb: 'pilot.plan', key },
	);
}

async function held(db: Db, id: string): Promise<Pilot> {
	await store.lock(db, id);
	return found(await store.find(db, id), 'pilot');
}

async function stillPlanned(db: Db, id: string): Promise<Pilot> {
	const pilot = await held(db, id);
	const state = stateOf(pilot);
	if (state === 'withdrawn') refuse('pilot_over');
	if (state !== 'planned') refuse('pilot_begun', { title: pilot.title });
	return pilot;
}

export async function amend(actor: Actor, change: PilotChange): Promise<void> {
	actor.must('technology.manage');
	const { id, version, ...draft } = change;
	await actor.change(async (db, record) => {
		await stillPlanned(db, id);
		await assertKnown(db, draft);
		if (!(await store.update(db, id, version, columnsOf(draft)))) refuse('conflict');
		await store.setUnits(db, id, draft.unitIds);
		record('pilot.amended', { type: 'pilot', id }, draft);
	});
}

/** The post may change while the pilot runs; what is expected of it may not. */
export async function assign(actor: Actor, { id, version, ownerId }: PilotOwner): Promise<void> {
	actor.must('technology.manage');
	await actor.change(async (db, record) => {
		const pilot = await held(db, id);
		const missing = await store.firstMissing(db, { ownerId, measureId: null, unitIds: [] });
		if (missing) refuse('not_found', { subject: missing });
		if (!(await store.update(db, id, version, { owner_position_id: ownerId }))) refuse('conflict');
		record('pilot.assigned', { type: 'pilot', id }, { before: pilot.ownerId, after: ownerId });
	});
}

/** From here on the hypothesis, the measure and the threshold stand. */
export async function begin(actor: Actor, { id, version }: PilotStep, day = today()): Promise<void> {
	actor.must('technology.manage');
	await actor.change(async (db, record) => {
		const pilot = await stillPlanned(db, id);
		if (pilot.version !== version) refuse('conflict');
		if (pilot.units.length === 0) refuse('pilot_without_units');
		if (pilot.ownerId === null) refuse('pilot_without_owner');
		const open = openMatters(pilot.protection, pilot.protectionNote);
		if (open.length > 0) refuse('pilot_protection_open', { count: open.length });
		if (pilot.endsOn < day) refuse('pilot_ends_in_past');
		await store.begin(db, { pilot_id: id, began_on: day, begun_by: actor.person });
		const { hypothesis, measured, threshold, direction, costCap } = pilot;
		record('pilot.begun', { type: 'pilot', id }, { hypothesis, measured, threshold, direction, costCap });
	});
}

export async function withdraw(actor: Actor, { id, reason }: PilotWithdrawal, day = today()): Promise<void> {
	actor.must('technology.manage');
	await actor.change(async (db, record) => {
		await stillPlanned(db, id);
		await store.withdraw(db, { pilot_id: id, reason, withdrawn_on: day, withdrawn_by: actor.person });
		record('pilot.withdrawn', { type: 'pilot', id }, { reason });
	});
}

async function running(db: Db, actor: Actor, id: string): Promise<Pilot> {
	const pilot = await held(db, id);
	if (!maySay(actor, pilot)) refuse('forbidden');
	const state = stateOf(pilot);
	if (state === 'planned') refuse('pilot_not_begun', { title: pilot.title });
	if (isOver(state)) refuse('pilot_over');
	return pilot;
}

/** Money may be told over the cap: it is spent already. The page tells it. */
export async function spend(
	actor: Actor,
	{ key, pilotId, ...cost }: CostDraft,
	day = today(),
): Promise<void> {
	actor.must('pilot.say');
	const spentOn = cost.spentOn ?? day;
	if (spentOn > day) refuse('pilot_day_ahead');
	await actor.change(
		async (db, record) => {
			await running(db, actor, pilotId);
			const row = { id: newId(), pilot_id: pilotId, spent_on: spentOn, said_by: actor.person };
			await store.insertCost(db, { ...row, amount: cost.amount, note: cost.note });
			record('pilot.cost_told', { type: 'pilot', id: pilotId }, { ...cost, spentOn });
		},
		{ verb: 'pilot.spend', key },
	);
}

export async function withdrawCost(actor: Actor, { id, pilotId }: CostChoice): Promise<void> {
	actor.must('pilot.say');
	await actor.change(async (db, record) => {
		const pilot = await running(db, actor, pilotId);
		const cost = pilot.costs.find((one) => one.id === id);
		if (!(await store.withdrawCost(db, id, pilotId, actor.person))) refuse('not_found', { subject: 'row' });
		record('pilot.cost_withdrawn', { type: 'pilot', id: pilotId }, { amount: cost?.amount ?? 0 });
	});
}

export async function tell(
	actor: Actor,
	{ key, pilotId, ...result }: ResultDraft,
	day = today(),
): Promise<void> {
	actor.must('pilot.say');
	const measuredOn = result.measuredOn ?? day;
	if (measuredOn > day) refuse('pilot_day_ahead');
	await actor.change(
		async (db, record) => {
			const pilot = await running(db, actor, pilotId);
			if (measuredOn < (pilot.beganOn ?? '')) refuse('pilot_result_early');
			const row = { id: newId(), pilot_id: pilotId, measured_on: measuredOn, said_by: actor.person };
			await store.insertResult(db, { ...row, value: result.value, told: result.told });
			record('pilot.result_told', { type: 'pilot', id: pilotId }, { ...result, measuredOn });
		},
		{ verb: 'pilot.tell', key },
	);
}

/** Ends the pilot or lets it go on, and puts the technology where the result shows, with the same grounds. */
export async function decide(actor: Actor, draft: DecisionDraft, day = today()): Promise<void> {
	actor.must('technology.manage');
	const { pilotId, decision, ring, grounds, reviewOn, key } = draft;
	const endsOn = decision === 'continue' ? draft.endsOn : null;
	if (decision === 'continue' && (endsOn === null || endsOn <= day)) refuse('pilot_new_end_needed');
	if (reviewOn !== null && reviewOn <= day) refuse('technology_review_passed');
	await actor.change(
		async (db, record) => {
			const pilot = await running(db, actor, pilotId);
			// Stopping needs no result: what fails early is stopped early.
			const result = undecidedResult(pilot);
			if (decision !== 'stop' && !result) refuse('pilot_without_result');
			const id = newId();
			const made = { result_id: result?.id ?? null, decided_on: day, decided_by: actor.person };
			await store.insertDecision(db, { id, pilot_id: pilotId, decision, grounds, ends_on: endsOn, ...made });
			const moved = { technologyId: pilot.technologyId, ring, grounds, reviewOn, pilotDecisionId: id };
			await technologies.move(db, record, { ...moved, assessedOn: day }, { personId: actor.person });
			record('pilot.decided', { type: 'pilot', id: pilotId }, { decision, ring, grounds, endsOn });
		},
		{ verb: 'pilot.decide', key },
	);
}
