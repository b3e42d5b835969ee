import type { Actor } from '#platform/actor.server.ts';
import { Refusal, refuse } from '#platform/refusal.ts';
import { tellMoved, tellState } from '../follow-up/news.server.ts';
import * as dependencies from '../need/dependency.server.ts';
import { findCycle } from '../need/dependency.ts';
import * as mergers from '../need/merger.server.ts';
import type { Merge } from '../need/merger.ts';
import { setFacts, type FactChange, type NeedFactsRow } from '../need/need-facts.server.ts';
import { move } from '../need/need-state.server.ts';
import {
	pairsOf,
	type Done,
	type GroupChoice,
	type GroupMerge,
	type GroupState,
	type ManyMerge,
} from './consolidation-act.ts';
import * as store from './consolidation.store.server.ts';
import { disagreements, type FactChoice } from './fact-choice.ts';
import { perform, type ActMade, type Doing } from './perform.server.ts';
import { follower } from './relation.ts';
import * as relations from './relation.store.server.ts';
import { NotAFact, settle } from './settle-facts.ts';
import type { Pair } from './suggested-group.ts';

const together = ({ into, chosen }: GroupChoice) => [...new Set([into, ...chosen])];

/** Merges the chosen needs of a group, with the facts that were chosen; those left out may be told apart. */
export function merge(actor: Actor, wanted: GroupMerge): Promise<ActMade> {
	const ids = together(wanted);
	if (ids.length < 2) refuse('merge_nothing');
	const left = wanted.remember ? wanted.members.filter((id) => !ids.includes(id)) : [];
	const act = { kind: 'merge', needId: wanted.into, needIds: [...ids, ...left] } as const;
	return perform(actor, { ...act, versions: wanted.versions, key: wanted.key }, async (doing) => {
		const members = doing.needs.filter(({ id }) => ids.includes(id));
		const apart = left.flatMap((id) => ids.flatMap((other) => pairsOf([id, other])));
		return mergeNeeds(doing, members, wanted, apart);
	});
}

/** Merges needs picked by hand: no fact changes, and what differs is shown to be chosen afterwards. */
export async function mergeAsTheyAre(actor: Actor, { into, from }: Merge): Promise<{ mergerIds: string[] }> {
	const mergerIds: string[] = [];
	const needIds = [...new Set([into, ...from])];
	if (needIds.length < 2) refuse('merge_nothing');
	await perform(actor, { kind: 'merge', needId: into, needIds }, async (doing) => {
		mergerIds.push(...(await putUnder(doing, { into, from: needIds.slice(1) })));
		return { mergerIds, before: {}, after: {}, chosen: [], pairs: [] };
	});
	return { mergerIds };
}

/** Merges, and tells those whose sentences moved. */
async function putUnder(
	{ db, record, actor, actId }: Pick<Doing, 'db' | 'record' | 'actor' | 'actId'>,
	wanted: Merge,
): Promise<string[]> {
	const wordingIds = await store.listSentences(db, wanted.from);
	const { mergerIds } = await mergers.mergeWithin(db, record, actor, wanted);
	await tellMoved(db, actor, { kind: 'need_merged', wordingIds, id: actId });
	return mergerIds;
}

async function mergeNeeds(
	{ db, record, actor, actId }: Doing,
	members: NeedFactsRow[],
	{ into, title, facts }: Pick<GroupMerge, 'into' | 'title' | 'facts'>,
	apart: readonly Pair[],
): Promise<Done['merge']> {
	const chosen = settled(members, into, facts);
	const values: FactChange = Object.fromEntries(chosen.map(({ field, value }) => [field, value]));
	if (title.length >= 3) values['title'] = title;
	const target = members.find(({ id }) => id === into)!;
	const change = await setFacts(db, record, target, values);
	const from = members.map(({ id }) => id).filter((id) => id !== into);
	const mergerIds = await putUnder({ db, record, actor, actId }, { into, from });
	const pairs = await tellApart({ db, record, actor, actId }, apart);
	return { mergerIds, ...change, chosen, pairs };
}

function settled(members: NeedFactsRow[], into: string, facts: GroupMerge['facts']) {
	const choices = Object.entries(facts).map(([field, choice]): [string, FactChoice] => [
		field.replace(':', '.'),
		choice,
	]);
	try {
		return settle(members, into, Object.fromEntries(choices));
	} catch (error) {
		if (!(error instanceof NotAFact)) throw error;
		refuse('fact_not_valid', { value: error.message });
	}
}

async function tellApart(
	{ db, record, actor, actId }: Pick<Doing, 'db' | 'record' | 'actor' | 'actId'>,
	pairs: readonly Pair[],
): Promise<Pair[]> {
	const told = await store.insertDifferences(db, actId, pairs, actor.personId);
	for (const [id, other] of told) record('need.told_apart', { type: 'need', id }, { other });
	return told;
}

/** The chosen needs are not the same as each other: no two of them are suggested together again. */
export function tellChosenApart(actor: Actor, wanted: GroupChoice): Promise<ActMade> {
	const ids = [...new Set(wanted.chosen)];
	if (ids.length < 2) refuse('choose_two');
	const act = { kind: 'different', needId: ids[0]!, needIds: ids } as const;
	return perform(actor, { ...act, key: wanted.key }, async (doing) => {
		const pairs = await tellApart(doing, pairsOf(ids));
		if (pairs.length === 0) doing.record('need.told_apart', { type: 'need', id: ids[0]! });
		return { pairs };
	});
}

/** The chosen needs are parts of the one that stays: shown on both, none merged. */
export function makeParts(actor: Actor, wanted: GroupChoice): Promise<ActMade> {
	const ids = together(wanted);
	if (ids.length < 2) refuse('choose_two');
	const act = { kind: 'part', needId: wanted.into, needIds: ids } as const;
	return perform(actor, { ...act, key: wanted.key }, async ({ db, record, actId, needs }) => {
		const wanteds = ids.slice(1).map((id) => [id, wanted.into] as const);
		const pairs = await store.insertParts(db, actId, wanteds);
		assertNoRing(needs, await relations.all(db));
		for (const [id] of wanteds) record('need.made_part', { type: 'need', id }, { whole: wanted.into });
		return { pairs };
	});
}

function assertNoRing(needs: readonly NeedFactsRow[], all: relations.Relations): void {
	const standsAt = follower(all.mergers);
	const parts = all.parts.map(([part, whole]) => ({ needId: standsAt(part), dependsOnId: standsAt(whole) }));
	const ring = findCycle(parts.filter(({ needId, dependsOnId }) => needId !== dependsOnId));
	if (ring) refuse('part_ring', { number: needs.find(({ id }) => ring.includes(id))?.number ?? null });
}

/** The chosen needs wait for the one that stays. */
export function makeWait(actor: Actor, wanted: GroupChoice): Promise<ActMade> {
	const ids = together(wanted);
	if (ids.length < 2) refuse('choose_two');
	const act = { kind: 'wait', needId: wanted.into, needIds: ids } as const;
	return perform(actor, { ...act, key: wanted.key }, async ({ db, record }) => {
		const wanteds = ids.slice(1).map((needId) => ({ needId, dependsOnId: wanted.into }));
		const before = new Set((await dependencies.listSaid(db, wanteds)).map(({ needId }) => needId));
		const fresh = wanteds.filter(({ needId }) => !before.has(needId));
		await dependencies.linkDependencies(db, fresh);
		for (const { needId, dependsOnId } of wanteds)
			record('need.linked', { type: 'need', id: needId }, { after: { added: dependsOnId } });
		return { pairs: fresh.map(({ needId, dependsOnId }) => [needId, dependsOnId] as const) };
	});
}

/** Puts the group aside; undoing this takes it up again. */
export function postpone(actor: Actor, wanted: GroupChoice): Promise<ActMade> {
	const ids = [...new Set([wanted.into, ...wanted.members])];
	const act = { kind: 'later', needId: wanted.into, needIds: ids } as const;
	return perform(actor, { ...act, key: wanted.key }, async ({ record }) => {
		record('need.put_aside', { type: 'need', id: wanted.into }, { count: ids.length });
		return {};
	});
}

/** Moves the chosen needs to a state, all or none. */
export function changeState(actor: Actor, wanted: GroupState): Promise<ActMade> {
	actor.must('need.triage');
	const ids = [...new Set(wanted.chosen)];
	if (ids.length === 0) refuse('nothing_chosen');
	const act = { kind: 'state', needId: ids[0]!, needIds: ids } as const;
	const { state, reason } = wanted;
	return perform(actor, { ...act, key: wanted.key }, async ({ db, record, needs }) => {
		for (const need of needs) await move(db, record, need, { state, reason });
		await tellState(db, actor, ids);
		const moves = needs.map((need) => ({
			id: need.id,
			from: need.state,
			reason: need.stateReason,
			to: state,
		}));
		return { moves };
	});
}

export interface ManyMade {
	merged: number;
	/** Groups whose needs tell different facts, left for a choice. */
	left: number;
	/** Groups that could not be merged, each by a need in it and the reason. */
	refused: { number: number; code: string }[];
}

/** Merges many groups, each an act of its own; a group that cannot be merged does not hold up the rest. */
export async function mergeMany(actor: Actor, wanted: ManyMerge): Promise<ManyMade> {
	const made: ManyMade = { merged: 0, left: 0, refused: [] };
	for (const line of wanted.groups) {
		const [into, ...chosen] = line.split(' ').filter((id) => /^[0-9a-f-]{36}$/.test(id));
		if (into === undefined || chosen.length === 0) continue;
		try {
			if (await mergeUnlessDisputed(actor, into, chosen, wanted)) made.merged++;
			else made.left++;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			made.refused.push({ number: Number(error.data['number'] ?? 0), code: error.code });
		}
	}
	return made;
}

class Disputed extends Error {}

async function mergeUnlessDisputed(
	actor: Actor,
	into: string,
	chosen: string[],
	{ disputed, versions }: ManyMerge,
): Promise<boolean> {
	const act = { kind: 'merge', needId: into, needIds: [into, ...chosen], versions } as const;
	try {
		await perform(actor, act, async (doing) => {
			const open = disagreements(doing.needs, into).filter(({ isDisputed }) => isDisputed);
			if (open.length > 0 && disputed === 'leave') throw new Disputed();
			const choiceOf = (one: (typeof open)[number]) =>
				disputed === 'largest' && one.largest !== null ? 'largest' : one.usual;
			const facts = Object.fromEntries(
				open.map((one) => [one.field, { choice: choiceOf(one), typed: '' }] as const),
			);
			return mergeNeeds(doing, doing.needs, { into, title: '', facts }, []);
		});
		return true;
	} catch (error) {
		if (error instanceof Disputed) return false;
		throw error;
	}
}
