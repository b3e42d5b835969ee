import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as criteria from './criterion.server.ts';
import { CriterionDraft, Weights } from './criterion.ts';
import { defaultCodes, defaultCriteria } from './default-criteria/default-criteria.ts';

useDatabase();

let town: TestMunicipality;
beforeAll(async () => {
	town = await foundMunicipality();
});

const typed = (more: Record<string, unknown> = {}) => ({
	name: 'Kiire',
	question: 'Miten pian?',
	weight: '12,5',
	scaleMin: '1',
	scaleMax: '3',
	direction: 'up',
	anchors: { 1: 'Joskus', 2: '', 3: 'Heti', 9: 'Ei asteikolla' },
	...more,
});
const draft = (more: Record<string, unknown> = {}) => v.parse(CriterionDraft, typed(more));
const code = (more: Record<string, unknown>) => v.safeParse(CriterionDraft, typed(more)).issues?.[0].message;

describe('the ready-made criteria', () => {
	it('say the same in three languages, five levels each, and weigh a hundred', () => {
		for (const language of ['fi', 'sv', 'en'] as const) {
			const set = defaultCriteria(language);
			expect(set).toHaveLength(defaultCodes.length);
			expect(set.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
			for (const { anchors, question } of set) {
				expect(new Set(anchors).size).toBe(5);
				expect(question).toMatch(/\?/);
			}
		}
		expect(defaultCriteria('fi').filter(({ direction }) => direction === 'down')).toHaveLength(1);
	});

	it('come once, and only what is missing', async () => {
		const place = await foundMunicipality();
		const key = newId();
		expect(await criteria.offerDefaults(place.actor, { language: 'fi', key })).toBe(6);
		expect(await criteria.offerDefaults(place.actor, { language: 'fi', key })).toBe(6);
		await expect(criteria.offerDefaults(place.actor, { language: 'fi' })).rejects.toMatchObject({
			code: 'default_criteria_already_here',
		});
		const [first] = await criteria.list(place.actor);
		expect(first).toMatchObject({ name: 'Hyöty asiakkaalle', weight: 25, scaleMin: 0, scaleMax: 4 });
		expect(Object.keys(first!.anchors)).toEqual(['0', '1', '2', '3', '4']);
		await criteria.retire(place.actor, first!);
		expect(await criteria.offerDefaults(place.actor, { language: 'fi' })).toBe(1);
		await expect(criteria.restore(place.actor, { id: first!.id, version: 2 })).rejects.toMatchObject({
			code: 'name_taken',
		});
	});
});

describe('a criterion', () => {
	it('keeps what was typed, as the office writes it', async () => {
		const id = await criteria.add(town.actor, draft());
		const [criterion] = await criteria.list(town.actor);
		expect(criterion).toMatchObject({
			id,
			weight: 12.5,
			scaleMin: 1,
			scaleMax: 3,
			anchors: { 1: 'Joskus', 3: 'Heti' },
			version: 1,
		});
		await expect(criteria.add(town.actor, draft())).rejects.toMatchObject({ code: 'name_taken' });
	});

	it('is refused with a reason when it makes no scale or weight', () => {
		expect(code({ scaleMax: '1' })).toBe('scale_upside_down');
		expect(code({ weight: 'paljon' })).toBe('not_number');
		expect(v.safeParse(CriterionDraft, typed({ weight: '101' })).success).toBe(false);
		expect(v.safeParse(CriterionDraft, typed({ direction: 'sideways' })).success).toBe(false);
	});

	it('changes one change at a time, retires and comes back', async () => {
		const [criterion] = await criteria.list(town.actor);
		const change = { ...draft({ name: 'Kiireellisyys' }), id: criterion!.id, version: 1 };
		await criteria.amend(town.actor, change);
		await expect(criteria.amend(town.actor, change)).rejects.toMatchObject({ code: 'conflict' });
		await criteria.retire(town.actor, { id: criterion!.id, version: 2 });
		expect(await criteria.list(town.actor)).toEqual([]);
		await criteria.restore(town.actor, { id: criterion!.id, version: 3 });
		expect(await criteria.list(town.actor)).toMatchObject([{ name: 'Kiireellisyys', version: 4 }]);
	});

	it('gets its weight together with all others', async () => {
		const place = await foundMunicipality();
		await criteria.offerDefaults(place.actor, { language: 'en' });
		const all = await criteria.list(place.actor);
		const weights = all.map(({ id, version }, i) => ({ id, version, weight: 10 * i }));
		await criteria.reweigh(place.actor, weights);
		expect((await criteria.list(place.actor)).map(({ weight }) => weight)).toEqual([0, 10, 20, 30, 40, 50]);
		await expect(criteria.reweigh(place.actor, weights.toReversed())).rejects.toMatchObject({
			code: 'conflict',
		});
		const now = await criteria.list(place.actor);
		await expect(criteria.reweigh(place.actor, now.slice(1))).rejects.toMatchObject({
			code: 'criterion_not_in_use',
		});
		await expect(criteria.reweigh(place.actor, now)).rejects.toMatchObject({ code: 'nothing_changed' });
		const zeros = now.map((criterion) => ({ ...criterion, weight: 0 }));
		await expect(criteria.reweigh(place.actor, zeros)).rejects.toMatchObject({ code: 'weights_all_zero' });
		const parsed = v.parse(Weights, { weight: { [all[0]!.id]: '7,25' }, version: { [all[0]!.id]: '3' } });
		expect(parsed).toEqual([{ id: all[0]!.id, weight: 7.25, version: 3 }]);
	});

	it('is changed only by those who may, and only at home', async () => {
		const [criterion] = await criteria.list(town.actor);
		const rater = await town.as('rater');
		expect(await criteria.list(rater)).toHaveLength(1);
		expect(() => criteria.add(rater, draft())).toThrow('forbidden');
		await expect(criteria.retire(rater, criterion!)).rejects.toMatchObject({ code: 'forbidden' });
		const other = await foundMunicipality();
		expect(await criteria.list(other.actor)).toEqual([]);
		await expect(criteria.retire(other.actor, criterion!)).rejects.toMatchObject({ code: 'not_found' });
		const change = { ...draft(), id: criterion!.id, version: criterion!.version };
		await expect(criteria.amend(other.actor, change)).rejects.toMatchObject({ code: 'not_found' });
		const weights = [{ id: criterion!.id, version: criterion!.version, weight: 1 }];
		await expect(criteria.reweigh(other.actor, weights)).rejects.toMatchObject({
			code: 'criterion_not_in_use',
		});
	});
});
