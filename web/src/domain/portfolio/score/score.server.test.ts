import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import * as criteria from '../criterion/criterion.server.ts';
import type { Criterion } from '../criterion/criterion.ts';
import * as needs from '../need/need.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import { acceptNeeds, addCriteria, score } from '../../../testing/scored-needs.server.ts';
import * as scores from './score.server.ts';

useDatabase();

const page = { offset: 0, size: 25, onlyOpen: false };

let town: TestMunicipality;
let rater: Actor;
let inUse: Criterion[];
let ids: string[];

beforeAll(async () => {
	town = await foundMunicipality();
	const [unit] = await addUnits(town.actor, ['Pääkirjasto']);
	inUse = await addCriteria(town.actor, { Hyöty: 60, '-Riski': 40 });
	ids = await acceptNeeds(town.actor, unit!, [
		'Uusi tulostin aulaan',
		'Lainausautomaatti sivukirjastoon',
		'Parempi verkko lukusaliin',
	]);
	rater = await town.as('rater');
});

const cell = (
	need: number,
	criterion: number,
	value: number | null,
	seen: number,
	comment: string | null = null,
) => ({
	needId: ids[need]!,
	criterionId: inUse[criterion]!.id,
	value,
	comment,
	seen,
});

describe('a rater', () => {
	it('sees the whole list with own scores only', async () => {
		await score(town.actor, ids[0]!, inUse, [4, 0]);
		const before = await scores.sheet(rater, page);
		expect(before).toMatchObject({ total: 3, scores: {} });
		expect(before.needs.map(({ number, scored }) => [number, scored])).toEqual([
			[1, 0],
			[2, 0],
			[3, 0],
		]);
		expect(
			await scores.give(rater, {
				cells: [cell(0, 0, 2, 0, 'Näin on'), cell(0, 1, 1, 0), cell(1, 0, 3, 0), cell(1, 1, null, 0)],
			}),
		).toBe(3);
		const after = await scores.sheet(rater, page);
		expect(after.needs.map(({ scored }) => scored)).toEqual([2, 1, 0]);
		expect(after.scores[ids[0]!]).toHaveLength(2);
		expect(after.scores[ids[0]!]).toContainEqual({
			needId: ids[0],
			criterionId: inUse[0]!.id,
			value: 2,
			comment: 'Näin on',
			version: 1,
		});
		expect(
			(await scores.sheet(rater, { ...page, onlyOpen: true })).needs.map(({ number }) => number),
		).toEqual([2, 3]);
		expect(await scores.sheet(rater, { offset: 2, size: 1, onlyOpen: false })).toMatchObject({
			total: 3,
			needs: [{ number: 3 }],
		});
	});

	it('reads everybody’s words for the need before scoring it', async () => {
		const need = await scores.needToScore(rater, ids[2]!);
		expect(need).toMatchObject({ number: 3, unit: 'Pääkirjasto', scores: [] });
		expect(need.wordings).toMatchObject([{ text: 'Parempi verkko lukusaliin', unit: 'Pääkirjasto' }]);
	});

	it('changes, takes away, and is told when another page was faster', async () => {
		expect(await scores.give(rater, { cells: [cell(0, 0, 4, 1)] })).toBe(1);
		await expect(scores.give(rater, { cells: [cell(0, 0, 1, 1)] })).rejects.toMatchObject({
			code: 'conflict',
		});
		expect(await scores.give(rater, { cells: [cell(0, 0, 4, 1)] })).toBe(0);
		const [mine] = (await scores.needToScore(rater, ids[0]!)).scores.filter(
			({ criterionId }) => criterionId === inUse[0]!.id,
		);
		expect(mine).toMatchObject({ value: 4, comment: 'Näin on', version: 2 });
		expect(await scores.give(rater, { cells: [cell(0, 0, null, 2)] })).toBe(1);
		expect((await scores.needToScore(rater, ids[0]!)).scores).toHaveLength(1);
		await expect(scores.give(rater, { cells: [cell(0, 0, 3, 2)] })).rejects.toMatchObject({
			code: 'conflict',
		});
		await score(rater, ids[0]!, inUse, [2]);
	});

	it('scores once when two pages send at the same moment', async () => {
		const answers = await Promise.allSettled(
			[1, 2, 3].map((value) => scores.give(rater, { cells: [cell(2, 0, value, 0)] })),
		);
		const late = answers.filter(({ status }) => status === 'rejected');
		expect(late).toHaveLength(2);
		for (const answer of late) expect(answer).toMatchObject({ reason: { code: 'conflict' } });
	});

	it('stays on the scale, on criteria in use and on accepted needs; nothing is kept of a refused page', async () => {
		const mixed = [cell(1, 1, 2, 0), cell(2, 1, 5, 0)];
		await expect(scores.give(rater, { cells: mixed })).rejects.toMatchObject({
			code: 'score_outside_scale',
			data: { min: 0, max: 4, criterion: 'Riski' },
		});
		expect((await scores.needToScore(rater, ids[1]!)).scores).toHaveLength(1);
		const unknown = { ...cell(1, 0, 2, 0), criterionId: ids[0]! };
		await expect(scores.give(rater, { cells: [unknown] })).rejects.toMatchObject({
			code: 'criterion_not_in_use',
		});
		const { version } = await town.actor.read((db) =>
			db.selectFrom('need').select('version').where('id', '=', ids[2]!).executeTakeFirstOrThrow(),
		);
		await needs.changeState(town.actor, { id: ids[2]!, version, state: 'rejected', reason: 'Ei nyt' });
		await expect(scores.give(rater, { cells: [cell(2, 1, 2, 0)] })).rejects.toMatchObject({
			code: 'need_not_scored',
		});
		await expect(scores.needToScore(rater, ids[2]!)).rejects.toMatchObject({ code: 'need_not_scored' });
	});

	it('leaves no values in the audit trail', async () => {
		const events = await town.actor.read((db) =>
			db.selectFrom('audit_event').select(['change']).where('verb', '=', 'score.given').execute(),
		);
		expect(events.length).toBeGreaterThan(3);
		for (const { change } of events) expect(Object.keys(change as object)).toEqual(['criteria']);
	});
});

describe('the round', () => {
	it('shows its leader how far each rater is', async () => {
		const { total, raters } = await scores.progress(town.actor);
		expect(total).toBe(2);
		expect(raters.map(({ name, complete, partial }) => [name, complete, partial])).toEqual([
			['Aino Pääkäyttäjä', 1, 0],
			['Testaaja rater', 1, 1],
		]);
		await town.as('reader');
		expect((await scores.progress(town.actor)).raters).toHaveLength(2);
		await expect(scores.progress(rater)).rejects.toMatchObject({ code: 'forbidden' });
	});

	it('forgets a retired criterion and remembers it when it comes back', async () => {
		await criteria.retire(town.actor, inUse[1]!);
		const { raters } = await scores.progress(town.actor);
		expect(raters.map(({ complete, partial }) => [complete, partial])).toEqual([
			[1, 0],
			[2, 0],
		]);
		await expect(scores.give(rater, { cells: [cell(1, 1, 2, 0)] })).rejects.toMatchObject({
			code: 'criterion_not_in_use',
		});
		await criteria.restore(town.actor, { id: inUse[1]!.id, version: 2 });
		expect((await scores.progress(town.actor)).raters[1]).toMatchObject({ complete: 1, partial: 1 });
	});

	it('keeps a scale that holds the scores given on it', async () => {
		const { id, version, name, question, weight, direction, anchors } = (await criteria.list(town.actor))[0]!;
		const narrow = { id, version, name, question, weight, direction, anchors, scaleMin: 0, scaleMax: 1 };
		await expect(criteria.amend(town.actor, narrow)).rejects.toMatchObject({ code: 'scale_has_scores' });
		await criteria.amend(town.actor, { ...narrow, scaleMax: 5 });
	});

	it('is for raters, and of one municipality', async () => {
		const reader = await town.as('reader');
		await expect(scores.give(reader, { cells: [] })).rejects.toMatchObject({ code: 'forbidden' });
		await expect(scores.sheet(reader, page)).rejects.toMatchObject({ code: 'forbidden' });
		const other = await foundMunicipality();
		const foreign = await addCriteria(other.actor, { Hyöty: 1 });
		await expect(scores.needToScore(other.actor, ids[0]!)).rejects.toMatchObject({ code: 'not_found' });
		await expect(score(other.actor, ids[0]!, foreign, [3])).rejects.toMatchObject({ code: 'not_found' });
		expect(await scores.sheet(other.actor, page)).toMatchObject({ total: 0, needs: [] });
	});
});
