import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import {
	levels,
	type Criterion,
	type CriterionChange,
	type CriterionDraft,
	type CriterionVersion,
	type DefaultSet,
	type Weights,
} from './criterion.ts';
import * as store from './criterion.store.server.ts';
import { defaultCriteria } from './default-criteria/default-criteria.ts';

export function list(actor: Actor, wanted: { withRetired?: boolean } = {}): Promise<Criterion[]> {
	actor.must('score.read');
	return actor.read((db) => store.list(db, wanted.withRetired ?? false));
}

/** Anchors of levels that the scale has; empty ones are not kept. */
function anchorsOf(draft: Pick<CriterionDraft, 'scaleMin' | 'scaleMax' | 'anchors'>): string {
	const kept = levels(draft).flatMap((level) => {
		const text = draft.anchors[level]?.trim();
		return text ? [[level, text]] : [];
	});
	return JSON.stringify(Object.fromEntries(kept));
}

function columnsOf(draft: CriterionDraft | CriterionChange) {
	const { name, question, weight, scaleMin, scaleMax, direction } = draft;
	return {
		name,
		question,
		weight,
		scale_min: scaleMin,
		scale_max: scaleMax,
		direction,
		anchors: anchorsOf(draft),
	};
}

export function add(actor: Actor, draft: CriterionDraft): Promise<string> {
	actor.must('criterion.manage');
	return actor.change(
		async (db, record) => {
			const id = newId();
			const position = await store.nextPosition(db);
			if (!(await store.insert(db, { id, ...columnsOf(draft), position })))
				refuse('name_taken', { name: draft.name });
			record('criterion.added', { type: 'criterion', id }, { name: draft.name, weight: draft.weight });
			return id;
		},
		{ verb: 'criterion.add', key: draft.key },
	);
}

/** Adds what is not there yet by name; the answer is how many came. */
export function offerDefaults(actor: Actor, { language, key }: DefaultSet): Promise<number> {
	actor.must('criterion.manage');
	return actor.change(
		async (db, record) => {
			let position = await store.nextPosition(db);
			let count = 0;
			for (const { anchors, ...words } of defaultCriteria(language)) {
				const id = newId();
				const draft = {
					...words,
					anchors: Object.fromEntries(anchors.map((text, level) => [level, text])),
					key: undefined,
				};
				if (!(await store.insert(db, { id, ...columnsOf(draft), position }))) continue;
				record('criterion.added', { type: 'criterion', id }, { name: words.name, weight: words.weight });
				position += 1;
				count += 1;
			}
			if (count === 0) refuse('default_criteria_already_here');
			return count;
		},
		{ verb: 'criterion.offer_defaults', key },
	);
}

export async function amend(actor: Actor, change: CriterionChange): Promise<void> {
	actor.must('criterion.manage');
	await actor.change(async (db, record) => {
		const { id, version, name, scaleMin, scaleMax } = change;
		const before = found(await store.find(db, id), 'criterion');
		if (!before.retiredAt && !(await store.isNameFree(db, name, id))) refuse('name_taken', { name });
		const count = await store.scoresOutside(db, id, scaleMin, scaleMax);
		if (count > 0) refuse('scale_has_scores', { count });
		const after = columnsOf(change);
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		record(
			'criterion.amended',
			{ type: 'criterion', id },
			{ before: columnsOf({ ...before, key: undefined }), after },
		);
	});
}

/** All weights in one change: an order by half of the new weights is nobody's wish. */
export async function reweigh(actor: Actor, weights: Weights): Promise<void> {
	actor.must('criterion.manage');
	await actor.change(async (db, record) => {
		const before = new Map((await store.list(db, false)).map((criterion) => [criterion.id, criterion]));
		if (weights.length < before.size || weights.some(({ id }) => !before.has(id)))
			refuse('criterion_not_in_use');
		if (weights.every(({ weight }) => weight === 0)) refuse('weights_all_zero');
		for (const { id, version, weight } of weights) {
			const criterion = before.get(id)!;
			if (criterion.version !== version) refuse('conflict');
			if (criterion.weight === weight) continue;
			if (!(await store.update(db, id, version, { weight }))) refuse('conflict');
			const name = criterion.name;
			record(
				'criterion.reweighed',
				{ type: 'criterion', id },
				{ name, before: criterion.weight, after: weight },
			);
		}
		const isSame = weights.every(({ id, weight }) => before.get(id)!.weight === weight);
		if (isSame) refuse('nothing_changed');
	});
}

/** Out of the order and of the sheets; scores given on it stay and count again if it comes back. */
export async function retire(actor: Actor, { id, version }: CriterionVersion): Promise<void> {
	actor.must('criterion.manage');
	await actor.change(async (db, record) => {
		const { name } = found(await store.find(db, id), 'criterion');
		if (!(await store.update(db, id, version, { retired_at: new Date() }))) refuse('conflict');
		record('criterion.retired', { type: 'criterion', id }, { name });
	});
}

export async function restore(actor: Actor, { id, version }: CriterionVersion): Promise<void> {
	actor.must('criterion.manage');
	await actor.change(async (db, record) => {
		const { name } = found(await store.find(db, id), 'criterion');
		if (!(await store.isNameFree(db, name, id))) refuse('name_taken', { name });
		if (!(await store.update(db, id, version, { retired_at: null }))) refuse('conflict');
		record('criterion.restored', { type: 'criterion', id }, { name });
	});
}
