import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type {
	Measure,
	MeasureChange,
	MeasureDraft,
	MeasureRetirement,
	MeasureSeats,
	Progress,
	Saying,
} from './measure.ts';
import {
	choicesOf,
	pageOf,
	type MeasureChoices,
	type MeasurePage,
	type MeasureQuery,
} from './measure-list.ts';
import { standingOf } from './measure-state.ts';
import * as store from './measure.store.server.ts';

/** By goal and code; retired ones are left out unless asked for. */
export function list(actor: Actor, wanted: store.Wanted = {}): Promise<Measure[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.list(db, wanted));
}

/** One page of what was asked for, and what can be asked. */
export async function page(
	actor: Actor,
	query: MeasureQuery,
	day = today(),
): Promise<MeasurePage & { choices: MeasureChoices }> {
	actor.must('strategy.read');
	const all = await actor.read((db) => store.list(db, { withRetired: query.filters.retired === '1' }));
	return { ...pageOf(all, query, day), choices: choicesOf(all) };
}

export interface MeasureView {
	measure: Measure;
	history: Progress[];
	/** Whoever looks may say how it goes. */
	maySay: boolean;
}

export function get(actor: Actor, id: string): Promise<MeasureView> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const measure = found(await store.find(db, knownId(id, 'measure')), 'measure');
		return { measure, history: await store.history(db, id), maySay: maySay(actor, measure) };
	});
}

/** Planners, and whoever holds a post that answers for it or stands in. */
export function maySay(actor: Actor, measure: Measure): boolean {
	if (actor.may('measure.manage')) return true;
	if (!actor.may('measure.say') || actor.personId === null) return false;
	const seats = [measure.planning, measure.implementing, ...measure.deputies];
	return seats.some((seat) => seat?.personId === actor.personId);
}

type Fields = Omit<MeasureDraft, 'key' | 'code' | 'goalId'>;

function columnsOf(draft: Fields) {
	return {
		title: draft.title,
		description: draft.description,
		host_activity: draft.hostActivity,
		ict_share: draft.hostActivity === '' ? null : draft.ictShare,
		service_area_id: draft.serviceAreaId,
		cost_total: draft.costTotal,
		cost_yearly: draft.costYearly,
		effort_days: draft.effortDays,
		starts_on: draft.startsOn,
		ends_on: draft.endsOn,
		planning_position_id: draft.planningId,
		implementing_position_id: draft.implementingId,
	};
}

type Seats = Omit<MeasureSeats, 'id' | 'version'>;

/** A post does not stand in for itself. */
const deputiesOf = (seats: Seats) => [
	...seats.planningDeputyIds
		.filter((id) => id !== seats.planningId)
		.map((positionId) => ({ duty: 'planning' as const, positionId })),
	...seats.implementingDeputyIds
		.filter((id) => id !== seats.implementingId)
		.map((positionId) => ({ duty: 'implementing' as const, positionId })),
];

async function assertKnown(db: Db, seats: Seats, more?: Pick<Fields, 'unitIds' | 'serviceAreaId'>) {
	const posts = [seats.planningId, seats.implementingId, ...deputiesOf(seats).map((d) => d.positionId)];
	const missing = await store.firstMissing(db, {
		positionIds: posts.filter((id) => id !== null),
		unitIds: more?.unitIds ?? [],
		areaId: more?.serviceAreaId ?? null,
	});
	if (missing) refuse('not_found', { subject: missing });
}

async function codeFor(db: Db, goalId: string, wanted: string, own?: string): Promise<string> {
	const goal = found(await store.lockGoal(db, goalId), 'goal');
	const taken = await store.codes(db, goalId);
	if (wanted !== '' && wanted === own) return wanted;
	if (wanted !== '' && taken.has(wanted)) refuse('measure_code_taken', { code: wanted });
	if (wanted !== '') return wanted;
	let count = 1;
	while (taken.has(`${goal.code}/${count}`)) count += 1;
	return `${goal.code}/${count}`;
}

/** A measure within the change of another verb, such as taking in the items of a plan. */
export async function establish(
	db: Db,
	record: RecordEvent,
	draft: Omit<MeasureDraft, 'key'>,
	from: { needId: string; planId: string } | null = null,
): Promise<string> {
	const code = await codeFor(db, draft.goalId, draft.code);
	await assertKnown(db, draft, draft);
	const id = newId();
	const source = from ? 'need' : draft.hostActivity === '' ? 'own' : 'embedded';
	const columns = columnsOf(draft);
	const plan = { need_id: from?.needId ?? null, plan_id: from?.planId ?? null };
	await store.insert(db, { id, goal_id: draft.goalId, code, source, ...columns, ...plan });
	await store.setUnits(db, id, draft.unitIds);
	await store.setDeputies(db, id, deputiesOf(draft));
	record('measure.added', { type: 'measure', id }, { code, source, ...columns, ...plan });
	return id;
}

export function add(actor: Actor, { key, ...draft }: MeasureDraft): Promise<string> {
	actor.must('measure.manage');
	return actor.change((db, record) => establish(db, record, draft), { verb: 'measure.add', key });
}

export async function amend(actor: Actor, change: MeasureChange): Promise<void> {
	actor.must('measure.manage');
	const { id, version } = change;
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const before = found(await store.find(db, id), 'measure');
		const own = change.goalId === before.goalId ? before.code : undefined;
		const code = await codeFor(db, change.goalId, change.code, own);
		await assertKnown(db, change, change);
		const source = before.needId ? 'need' : change.hostActivity === '' ? 'own' : 'embedded';
		const after = { ...columnsOf(change), code, goal_id: change.goalId, source } as const;
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		await store.setUnits(db, id, change.unitIds);
		await store.setDeputies(db, id, deputiesOf(change));
		record('measure.amended', { type: 'measure', id }, { before: toldOf(before), after });
	});
}

function toldOf(measure: Measure) {
	const { code, title, startsOn, endsOn, costTotal, costYearly, effortDays, hostActivity, ictShare } =
		measure;
	const planning = measure.planning?.title ?? null;
	const implementing = measure.implementing?.title ?? null;
	const posts = { planning, implementing };
	const days = { startsOn, endsOn, effortDays };
	return { code, title, ...days, costTotal, costYearly, hostActivity, ictShare, ...posts };
}

/** Who answers for it, within the change of another verb, such as a hand-over. */
export async function seat(db: Db, record: RecordEvent, seats: MeasureSeats): Promise<void> {
	const { id, version, planningId, implementingId } = seats;
	await store.lock(db, id);
	const before = found(await store.find(db, id), 'measure');
	await assertKnown(db, seats);
	const after = { planning_position_id: planningId, implementing_position_id: implementingId };
	if (!(await store.update(db, id, version, after))) refuse('conflict');
	await store.setDeputies(db, id, deputiesOf(seats));
	const was = { planning: before.planning?.title ?? null, implementing: before.implementing?.title ?? null };
	record('measure.seated', { type: 'measure', id }, { before: was, after });
}

export interface PlanChange {
	id: string;
	version: number;
	planId: string;
	/** What the plan says now; null leaves the measure as it is. */
	taken: Pick<MeasureDraft, 'title' | 'startsOn' | 'endsOn' | 'costTotal' | 'costYearly'> | null;
}

/** What a later plan says is taken into the measure, or knowingly left. */
export async function followPlan(db: Db, record: RecordEvent, change: PlanChange): Promise<void> {
	const { id, version, planId, taken } = change;
	await store.lock(db, id);
	const before = found(await store.find(db, id), 'measure');
	const after = taken && {
		title: taken.title,
		starts_on: taken.startsOn,
		ends_on: taken.endsOn,
		cost_total: taken.costTotal,
		cost_yearly: taken.costYearly,
	};
	if (!(await store.update(db, id, version, { plan_id: planId, ...after }))) refuse('conflict');
	const told = { before: toldOf(before), after: { ...after, planId } };
	record(taken ? 'measure.plan_taken' : 'measure.plan_left', { type: 'measure', id }, told);
}

export async function assign(actor: Actor, seats: MeasureSeats): Promise<void> {
	actor.must('measure.manage');
	await actor.change((db, record) => seat(db, record, seats));
}

/** One more thing said; what was said before stays. */
export function say(actor: Actor, saying: Saying): Promise<string> {
	actor.must('measure.say');
	return actor.change(
		async (db, record) => {
			const { measureId, state, note } = saying;
			await store.lock(db, measureId);
			const measure = found(await store.find(db, measureId), 'measure');
			if (!maySay(actor, measure)) refuse('forbidden', { permission: 'measure.say' });
			if (measure.retiredOn) refuse('measure_retired', { title: measure.title });
			const standing = standingOf(measure, today());
			if (measure.needState === 'done') refuse('measure_done_by_need', { number: measure.needNumber });
			const percent =
				state === 'done' ? 100 : (saying.percent ?? (state === 'not_started' ? 0 : standing.percent));
			const saidOn = saying.saidOn ?? today();
			if (saidOn > today()) refuse('said_in_future');
			const id = newId();
			const row = { measure_id: measureId, said_on: saidOn, percent, state, note };
			await store.insertProgress(db, { id, ...row, said_by: actor.person });
			record('measure.said', { type: 'measure', id: measureId }, { saidOn, state, percent, note });
			return id;
		},
		{ verb: 'measure.say', key: saying.key },
	);
}

/** Out of use, not out of history. */
export async function retire(actor: Actor, { id, reason }: MeasureRetirement): Promise<void> {
	actor.must('measure.manage');
	await actor.change((db, record) =>
		retireIn(db, record, { id, reason, retiredOn: today(), by: actor.person }),
	);
}

/** The same within a change of another verb. */
export async function retireIn(
	db: Db,
	record: RecordEvent,
	{ id, reason, retiredOn, by }: { id: string; reason: string; retiredOn: string; by: string | null },
): Promise<void> {
	await store.lock(db, id);
	const measure = found(await store.find(db, id), 'measure');
	if (measure.retiredOn) refuse('conflict');
	const row = { id: newId(), measure_id: id, reason, retired_on: retiredOn, retired_by: by };
	await store.insertRetirement(db, row);
	record('measure.retired', { type: 'measure', id }, { code: measure.code, title: measure.title, reason });
}

/** New words or another last day decided by a body, within its change; what is empty stays as it was. */
export async function reword(
	db: Db,
	record: RecordEvent,
	change: { id: string; title: string; description: string; endsOn: string | null },
): Promise<void> {
	const { id } = change;
	await store.lock(db, id);
	const { title, description, startsOn, endsOn, version } = found(await store.find(db, id), 'measure');
	const last = change.endsOn ?? endsOn;
	if (startsOn !== null && last !== null && last < startsOn) refuse('measure_ends_before_start', { title });
	const after = {
		title: change.title || title,
		description: change.description || description,
		ends_on: last,
	};
	if (!(await store.update(db, id, version, after))) refuse('conflict');
	record('measure.amended', { type: 'measure', id }, { before: { title, description, endsOn }, after });
}

export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('measure.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const { code, title } = found(await store.find(db, id), 'measure');
		if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
		record('measure.restored', { type: 'measure', id }, { code, title });
	});
}
