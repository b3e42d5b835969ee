import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import {
	isSame,
	tally,
	type Answer,
	type AnswerSheet,
	type CommittedList,
	type OneAnswer,
} from './commitment.ts';
import type { ListHead, ListItem } from './commitment-list.ts';
import * as lists from './commitment-list.store.server.ts';
import * as store from './commitment.store.server.ts';

/** One need as a unit is asked about it. */
export interface SheetItem extends ListItem {
	/** What the unit itself said of it, in its own words. */
	ownWords: string[];
	/** Other units that take part so far. */
	with: string[];
	answer: Answer | null;
}

export interface UnitSheet {
	list: Pick<ListHead, 'id' | 'name' | 'year' | 'greeting' | 'answerBy' | 'closedAt'>;
	unit: { id: string; name: string };
	items: SheetItem[];
}

/** What the unit is asked, what it has answered, and who else is in it. */
export function sheet(actor: Actor, listId: string, unitId: string): Promise<UnitSheet> {
	actor.must(actor.may('commitment.read') ? 'commitment.read' : 'commitment.answer', unitIdOf(actor, unitId));
	return actor.read(async (db) => {
		const {
			items: _,
			units: __,
			answers: ___,
			...list
		} = found(await lists.findHead(db, listId), 'commitment_list');
		const units = await lists.asked(db, listId);
		const unit = found(
			units.find(({ id }) => id === unitId),
			'service_unit',
		);
		const [items, answers, words] = await Promise.all([
			lists.items(db, listId),
			lists.answers(db, listId),
			store.ownWords(db, { listId, unitId }),
		]);
		const nameOf = new Map(units.map(({ id, name }) => [id, name]));
		const byNeed = Map.groupBy(answers, ({ needId }) => needId);
		const wordsOf = Map.groupBy(words, ({ needId }) => needId);
		const sheetItems = items.map((item) => {
			const given = byNeed.get(item.needId) ?? [];
			const others = given.filter((one) => one.unitId !== unitId && one.stances.includes('takes_part'));
			return {
				...item,
				ownWords: (wordsOf.get(item.needId) ?? []).map(({ text }) => text),
				with: others.map((one) => nameOf.get(one.unitId)!),
				answer: given.find((one) => one.unitId === unitId) ?? null,
			};
		});
		return { list, unit: { id: unit.id, name: unit.name }, items: sheetItems };
	});
}

/** Whoever may read every list may read every sheet; the others only their own unit's. */
function unitIdOf(actor: Actor, unitId: string): string | undefined {
	return actor.may('commitment.read') ? undefined : unitId;
}

export interface Saved {
	given: number;
	withdrawn: number;
}

/** Keeps what was filled in; what is left open can be answered later, an emptied answer is withdrawn. */
export function answer(actor: Actor, { listId, unitId, answers, key }: AnswerSheet): Promise<Saved> {
	actor.must('commitment.answer', unitId);
	return actor.change(
		async (db, record) => {
			const list = found(await lists.lockHead(db, listId), 'commitment_list');
			if (list.closedAt) refuse('commitment_closed', { name: list.name });
			if (!(await store.isAsked(db, { listId, unitId }))) refuse('not_found', { subject: 'service_unit' });
			const known = new Set((await lists.items(db, listId)).map(({ needId }) => needId));
			const before = new Map((await lists.answers(db, listId, unitId)).map((one) => [one.needId, one]));
			const changed = Object.entries(answers).filter(([needId, now]) => !isSame(before.get(needId), now));
			if (changed.length === 0) refuse('nothing_changed');
			for (const [needId, now] of changed) {
				if (!known.has(needId)) refuse('not_found', { subject: 'need' });
				if ((before.get(needId)?.version ?? 0) !== now.version) refuse('conflict');
			}
			const given = changed.filter(([, { stances }]) => stances.length > 0);
			const withdrawn = changed.filter(([, { stances }]) => stances.length === 0).map(([needId]) => needId);
			await store.put(
				db,
				given.map(([needId, now]) => rowOf(actor, { listId, unitId }, needId, now)),
			);
			await store.remove(db, { listId, unitId }, withdrawn);
			const after = Object.fromEntries(
				given.map(([needId, { stances, words, share }]) => [needId, { stances, words, share }]),
			);
			record(
				'commitment.answered',
				{ type: 'commitment_list', id: listId },
				{ unit: unitId, after, withdrawn },
			);
			return { given: given.length, withdrawn: withdrawn.length };
		},
		{ verb: 'commitment.answer', key },
	);
}

function rowOf(
	actor: Actor,
	{ listId, unitId }: store.Sheet,
	needId: string,
	now: OneAnswer,
): store.AnswerRow {
	const { stances, words, share } = now;
	const who = { answered_by: actor.personId, answered_by_name: actor.name };
	return { list_id: listId, need_id: needId, service_unit_id: unitId, stances, words, share, ...who };
}

/** What units have answered about one need, newest list first. */
export async function ofNeed(actor: Actor, needId: string): Promise<CommittedList[]> {
	actor.must('commitment.read');
	const answers = await actor.read((db) => store.ofNeed(db, needId));
	return [...Map.groupBy(answers, ({ listId }) => listId)].map(([listId, given]) => ({
		listId,
		list: given[0]!.list,
		taking: given.filter(({ stances }) => stances.includes('takes_part')).map(({ unit }) => unit),
		counts: tally(given),
	}));
}
