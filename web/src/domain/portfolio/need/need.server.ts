import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { tellState } from '../follow-up/news.server.ts';
import * as dependencies from './dependency.server.ts';
import { lockDependencies } from './dependency.store.server.ts';
import { assertNotFlooded } from './link-flood.server.ts';
import * as batch from './need-batch.store.server.ts';
import { move } from './need-state.server.ts';
import { titleFrom } from './need.ts';
import type { BulkStateChange, NeedDraft, NeedFacts, NeedLinks, NewNeedNumber, StateChange } from './need.ts';
import * as store from './need.store.server.ts';

/** A need just said, and the sentence it was said in. */
export interface SaidNeed extends NewNeedNumber {
	wordingId: string;
}

export { linkDependencies } from './dependency.server.ts';
export { proposeBatch } from './need-batch.server.ts';

/** A person says a need for a unit, or a unit's link does; asked again with the same key, it is one need. */
export function propose(actor: Actor, draft: NeedDraft): Promise<SaidNeed> {
	actor.must('need.propose', draft.unitId);
	const speaker = { personId: actor.personId };
	return actor.change((db, record) => proposeWithin(db, record, actor, { ...draft, speaker }), {
		verb: 'need.propose',
		key: draft.key,
	});
}

/** The same inside a running change; whoever types in another's words is not the speaker. */
export async function proposeWithin(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	draft: Omit<NeedDraft, 'key'> & { speaker: { personId: string | null } },
): Promise<SaidNeed> {
	found(await store.findUnit(db, draft.unitId), 'service_unit');
	const need = { id: newId(), number: await batch.takeNumbers(db, 1), wordingId: newId() };
	// Counted under the lock of the numbers, so that many at once cannot slip past.
	await assertNotFlooded(db, actor, draft.unitId);
	await insert(db, actor, draft, need);
	record('need.proposed', { type: 'need', id: need.id }, { number: need.number, text: draft.text });
	return need;
}

async function insert(
	db: Db,
	actor: Actor,
	draft: Parameters<typeof proposeWithin>[3],
	{ id, number, wordingId }: SaidNeed,
): Promise<void> {
	const { unitId, text, place, why, submitterName, submitterEmail, speaker } = draft;
	const channel = actor.personId ? ('form' as const) : ('unit_link' as const);
	await batch.insertNeeds(db, [{ id, number, title: titleFrom(text), service_unit_id: unitId, channel }]);
	const stands = { need_id: id, base_need_id: id, origin_need_id: id };
	const said = { text, place, why, submitter_name: submitterName, person_id: speaker.personId };
	const news = batch.newsColumns(actor, submitterEmail);
	await batch.insertWordings(db, [{ id: wordingId, ...stands, service_unit_id: unitId, ...said, ...news }]);
}

export async function amend(actor: Actor, facts: NeedFacts): Promise<void> {
	actor.must('need.edit');
	const { id, version, effort, ...rest } = facts;
	await actor.change(async (db, record) => {
		const need = found(await store.lockOne(db, id), 'need');
		const before = await snapshot(db, id);
		const after = { ...rest, kind: rest.kind || null, effort: await knownEffort(db, effort) };
		if (!(await store.update(db, need.id, version, factsRow(after)))) refuse('conflict');
		await store.replaceEffort(db, id, after.effort);
		record(
			'need.amended',
			{ type: 'need', id },
			changed(before, { ...after, effort: Object.fromEntries(after.effort) }),
		);
	});
}

async function snapshot(db: Db, id: string): Promise<Record<string, unknown>> {
	const effort = await store.listEffort(db, id);
	const facts = found(await store.findFacts(db, id), 'need');
	return { ...facts, effort: Object.fromEntries(effort.map(({ roleId, days }) => [roleId, days])) };
}

async function knownEffort(db: Db, effort: Record<string, number>): Promise<Map<string, number>> {
	const days = new Map(Object.entries(effort).filter(([, sum]) => sum > 0));
	const roleIds = [...days.keys()];
	if (roleIds.length > 0 && (await batch.countRoles(db, roleIds)) < roleIds.length)
		refuse('not_found', { subject: 'role' });
	return days;
}

function factsRow(facts: Omit<NeedFacts, 'id' | 'version' | 'effort' | 'kind'> & { kind: string | null }) {
	return {
		title: facts.title,
		kind: facts.kind,
		cost_investment: facts.costInvestment,
		cost_one_off: facts.costOneOff,
		cost_yearly: facts.costYearly,
		earliest_on: facts.earliestOn,
		deadline_on: facts.deadlineOn,
		duration_weeks: facts.durationWeeks,
	};
}

/** Only what in fact differs goes to the history. */
function changed(before: Record<string, unknown>, after: Record<string, unknown>) {
	const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
	const pick = (from: Record<string, unknown>) => Object.fromEntries(keys.map((key) => [key, from[key]]));
	return { before: pick(before), after: pick(after) };
}

/** Sets what the need waits for and which goals it serves; refuses a ring, naming its needs. */
export async function link(actor: Actor, links: NeedLinks): Promise<void> {
	actor.must('need.edit');
	const { id, version, goalIds } = links;
	const goals = [...new Set(goalIds)];
	await actor.change(async (db, record) => {
		await lockDependencies(db);
		const need = found(await store.lockOne(db, id), 'need');
		if (need.state === 'merged') refuse('need_merged', { number: need.number });
		if (goals.length > 0 && (await store.countGoals(db, goals)) < goals.length)
			refuse('not_found', { subject: 'goal' });
		if (!(await store.update(db, id, version, {}))) refuse('conflict');
		const awaited = await store.listByNumbers(db, links.dependsOn);
		const missing = links.dependsOn.find((number) => !awaited.some((other) => other.number === number));
		if (missing !== undefined) refuse('no_such_need', { number: missing });
		await dependencies.setDependencies(
			db,
			id,
			awaited.map((other) => other.id),
		);
		await store.replaceGoals(db, id, goals);
		record('need.linked', { type: 'need', id }, { after: { dependsOn: links.dependsOn, goalIds: goals } });
	});
}

export async function changeState(actor: Actor, change: StateChange): Promise<void> {
	actor.must('need.triage');
	await actor.change(async (db, record) => {
		const need = found(await store.lockOne(db, change.id), 'need');
		if (need.version !== change.version) refuse('conflict');
		await move(db, record, need, change);
		await tellState(db, actor, [need.id]);
	});
}

/** All or none: the first need that cannot take the step is named in the refusal. */
export async function bulk(actor: Actor, { ids, state, reason }: BulkStateChange): Promise<number> {
	actor.must('need.triage');
	const wanted = [...new Set(ids)];
	return actor.change(async (db, record) => {
		const needs = await store.lock(db, wanted);
		if (needs.length < wanted.length) refuse('not_found', { subject: 'need' });
		for (const need of needs) await move(db, record, need, { state, reason });
		await tellState(db, actor, wanted);
		return needs.length;
	});
}
