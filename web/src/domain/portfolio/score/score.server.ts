import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as criteria from '../criterion/criterion.server.ts';
import type { Criterion } from '../criterion/criterion.ts';
import type { Cell, OwnScore, RaterProgress, ScoreSheet, Sheet, SheetNeed } from './score.ts';
import * as store from './score.store.server.ts';

export interface NeedToScore {
	id: string;
	number: number;
	title: string;
	unit: string;
	wordings: { unit: string; text: string; place: string; why: string }[];
	scores: OwnScore[];
}

/** The rater's whole list, with own scores of the needs on the page asked for. */
export async function sheet(
	actor: Actor,
	page: { offset: number; size: number; onlyOpen: boolean },
): Promise<Sheet & { total: number }> {
	actor.must('score.give');
	const inUse = await criteria.list(actor);
	return actor.read(async (db) => {
		const all = await store.needsToScore(db, actor.person);
		const wanted = page.onlyOpen ? all.filter(({ scored }) => scored < inUse.length) : all;
		const needs = wanted.slice(page.offset, page.offset + page.size);
		const scores = await store.ownScores(
			db,
			actor.person,
			needs.map(({ id }) => id),
		);
		return {
			criteria: inUse,
			needs,
			total: wanted.length,
			scores: Object.groupBy(scores, ({ needId }) => needId) as Sheet['scores'],
		};
	});
}

/** Every need of the rater's list, without the scores. */
export function needs(actor: Actor): Promise<SheetNeed[]> {
	actor.must('score.give');
	return actor.read((db) => store.needsToScore(db, actor.person));
}

/** One need with everybody's words for it and nobody else's scores. */
export function needToScore(actor: Actor, id: string): Promise<NeedToScore> {
	actor.must('score.give');
	return actor.read(async (db) => {
		const need = found(await store.findNeed(db, id), 'need');
		if (need.state !== 'accepted') refuse('need_not_scored', { number: need.number });
		const [wordings, scores] = [await store.wordings(db, id), await store.ownScores(db, actor.person, [id])];
		return { ...need, wordings, scores };
	});
}

interface Saving {
	put: (Cell & { value: number })[];
	remove: Cell[];
}

/** What must be written; refuses what does not fit, and what another page of the rater has changed since. */
async function savingOf(
	db: Db,
	actor: Actor,
	cells: readonly Cell[],
	inUse: readonly Criterion[],
): Promise<Saving> {
	const byId = new Map(inUse.map((criterion) => [criterion.id, criterion]));
	const saving: Saving = { put: [], remove: [] };
	const needIds = [...new Set(cells.map(({ needId }) => needId))];
	const own = await store.ownScores(db, actor.person, needIds);
	const before = new Map(own.map((score) => [`${score.needId} ${score.criterionId}`, score]));
	for (const cell of cells) {
		const { min, max, name } = scaleOf(byId.get(cell.criterionId));
		const score = before.get(`${cell.needId} ${cell.criterionId}`);
		const comment = cell.comment ?? score?.comment ?? '';
		if (cell.value === (score?.value ?? null) && comment === (score?.comment ?? '')) continue;
		if ((score?.version ?? 0) !== cell.seen) refuse('conflict');
		if (cell.value === null) {
			if (score) saving.remove.push(cell);
			continue;
		}
		if (cell.value < min || cell.value > max) refuse('score_outside_scale', { min, max, criterion: name });
		saving.put.push({ ...cell, comment, value: cell.value });
	}
	return saving;
}

function scaleOf(criterion: Criterion | undefined) {
	if (!criterion) refuse('criterion_not_in_use');
	return { min: criterion.scaleMin, max: criterion.scaleMax, name: criterion.name };
}

async function assertScored(db: Db, needIds: readonly string[]): Promise<void> {
	const needs = await store.statesOf(db, needIds);
	if (needs.length < needIds.length) refuse('not_found', { subject: 'need' });
	const other = needs.find(({ state }) => state !== 'accepted');
	if (other) refuse('need_not_scored', { number: other.number });
}

/** Keeps own scores; the answer is how many cells changed. Values stay out of the audit trail: scoring is blind. */
export async function give(actor: Actor, { cells }: ScoreSheet): Promise<number> {
	actor.must('score.give');
	const inUse = await criteria.list(actor);
	const isSame = ({ put, remove }: Saving) => put.length + remove.length === 0;
	if (isSame(await actor.read((db) => savingOf(db, actor, cells, inUse)))) return 0;
	return actor.change(async (db, record) => {
		const saving = await savingOf(db, actor, cells, inUse);
		const changed = [...saving.put, ...saving.remove];
		const byNeed = Map.groupBy(changed, ({ needId }) => needId);
		await assertScored(db, [...byNeed.keys()]);
		if ((await store.put(db, actor.person, saving.put)) < saving.put.length) refuse('conflict');
		if ((await store.remove(db, actor.person, saving.remove)) < saving.remove.length) refuse('conflict');
		for (const [id, some] of byNeed) record('score.given', { type: 'need', id }, { criteria: some.length });
		return changed.length;
	});
}

/** Who has scored how much: for those who lead the round. */
export async function progress(actor: Actor): Promise<{ total: number; raters: RaterProgress[] }> {
	actor.must('need.triage');
	return actor.read(async (db) => ({
		total: await store.countAccepted(db),
		raters: await store.progress(db),
	}));
}
