import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import {
	likelyYear,
	type CommitmentList,
	type ListChange,
	type ListDraft,
	type ListHead,
	type ListVersion,
	type Offer,
} from './commitment-list.ts';
import { writeTo } from './commitment-letter.server.ts';
import * as store from './commitment-list.store.server.ts';
import * as offers from './commitment-offer.store.server.ts';

const MOST_LISTS = 100;

export function list(actor: Actor): Promise<ListHead[]> {
	actor.must('commitment.read');
	return actor.read((db) => store.listHeads(db, MOST_LISTS));
}

/** Lists that ask the unit something; its link may read them too. */
export function listOf(actor: Actor, unitId: string): Promise<(ListHead & { answered: number })[]> {
	actor.must('commitment.answer', unitId);
	return actor.read((db) => store.listHeadsOf(db, unitId));
}

/** The list with everything that units have answered. */
export function get(actor: Actor, id: string): Promise<CommitmentList> {
	actor.must('commitment.read');
	return actor.read(async (db) => {
		const head = found(await store.findHead(db, id), 'commitment_list');
		const [items, units, answers, said] = await Promise.all([
			store.items(db, id),
			store.asked(db, id),
			store.answers(db, id),
			store.said(db, id),
		]);
		return { ...head, items, units, answers, said };
	});
}

/** What a new list may be made of: the newest adopted plan unless another, or `none`, is asked for. */
export function offer(actor: Actor, wanted: { planId: string | null; year: number | null }): Promise<Offer> {
	actor.must('commitment.manage');
	return actor.read(async (db) => {
		const plans = await offers.plans(db);
		const asksNone = wanted.planId === 'none';
		const plan = asksNone ? undefined : (plans.find(({ id }) => id === wanted.planId) ?? plans[0]);
		const year = wanted.year ?? likelyYear(today(), plan);
		const planId = plan?.id ?? null;
		return { plans, planId, year, needs: await offers.offeredNeeds(db, planId, year) };
	});
}

/** Makes the year's list and asks the units. */
export function make(actor: Actor, draft: ListDraft): Promise<string> {
	actor.must('commitment.manage');
	return actor.change(
		async (db, record) => {
			const { name, year, greeting, answerBy, planId } = draft;
			const needIds = [...new Set(draft.needIds)];
			const unitIds = [...new Set(draft.unitIds)];
			const known = await offers.countKnown(db, needIds, unitIds, planId);
			if (known.needs < needIds.length) refuse('not_found', { subject: 'need' });
			if (known.units < unitIds.length) refuse('not_found', { subject: 'service_unit' });
			if (planId && known.plans === 0) refuse('not_found', { subject: 'plan' });
			if (await store.nameTaken(db, name)) refuse('name_taken', { name });
			const id = newId();
			const row = { id, name, year, greeting, answer_by: answerBy, plan_id: planId, made_by: actor.personId };
			await store.insert(db, row, needIds, unitIds);
			await writeTo(
				db,
				await missing(db, id),
				{ id, name, answerBy },
				{ kind: 'commitment_asked', occasion: '' },
			);
			record(
				'commitment_list.made',
				{ type: 'commitment_list', id },
				{ name, year, answerBy, needs: needIds.length, units: unitIds.length },
			);
			return id;
		},
		{ verb: 'commitment_list.make', key: draft.key },
	);
}

export async function amend(actor: Actor, change: ListChange): Promise<void> {
	actor.must('commitment.manage');
	const { id, version, name, greeting, answerBy } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.findHead(db, id), 'commitment_list');
		if (await store.nameTaken(db, name, id)) refuse('name_taken', { name });
		if (!(await store.update(db, id, version, { name, greeting, answer_by: answerBy }))) refuse('conflict');
		const earlier = { name: before.name, greeting: before.greeting, answerBy: before.answerBy };
		record(
			'commitment_list.amended',
			{ type: 'commitment_list', id },
			{ before: earlier, after: { name, greeting, answerBy } },
		);
	});
}

/** No more answers; what was answered stays. */
export function close(actor: Actor, change: ListVersion): Promise<void> {
	return turn(actor, change, 'commitment_list.closed', { closed_at: new Date(), closed_by: actor.personId });
}

export function reopen(actor: Actor, change: ListVersion): Promise<void> {
	return turn(actor, change, 'commitment_list.reopened', { closed_at: null, closed_by: null });
}

async function turn(
	actor: Actor,
	{ id, version }: ListVersion,
	verb: string,
	values: { closed_at: Date | null; closed_by: string | null },
): Promise<void> {
	actor.must('commitment.manage');
	await actor.change(async (db, record) => {
		const { name } = found(await store.findHead(db, id), 'commitment_list');
		if (!(await store.update(db, id, version, values))) refuse('conflict');
		record(verb, { type: 'commitment_list', id }, { name });
	});
}

/** Writes to the units that have something left to answer, once a day at most; answers to how many people. */
export function remind(actor: Actor, { id, version }: ListVersion): Promise<number> {
	actor.must('commitment.manage');
	return actor.change(async (db, record) => {
		const head = found(await store.findHead(db, id), 'commitment_list');
		if (head.version !== version) refuse('conflict');
		if (head.closedAt) refuse('commitment_closed', { name: head.name });
		const behind = (await missing(db, id)).filter((unit) => unit.missing > 0);
		const people = await writeTo(db, behind, head, { kind: 'commitment_reminder', occasion: today() });
		record('commitment_list.reminded', { type: 'commitment_list', id }, { units: behind.length, people });
		return people;
	});
}

/** How much each asked unit has left to answer. */
async function missing(db: Db, id: string) {
	const [items, units, answers] = await Promise.all([
		store.items(db, id),
		store.asked(db, id),
		store.answers(db, id),
	]);
	const given = Map.groupBy(answers, ({ unitId }) => unitId);
	return units.map((unit) => ({
		id: unit.id,
		name: unit.name,
		missing: items.length - (given.get(unit.id)?.length ?? 0),
	}));
}
