import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import * as goals from '../goal/goal.server.ts';
import { IndicatorDraft } from '../indicator/indicator.ts';
import * as indicators from '../indicator/indicator.server.ts';
import * as strategies from '../strategy/strategy.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { ReadingsDraft } from './reading.ts';
import * as readings from './reading.server.ts';

useDatabase();

let town: TestMunicipality;
let goalId: string;
let koria: string;
let jaala: string;

beforeAll(async () => {
	town = await foundMunicipality();
	const preview = await strategies.preview(town.actor, {
		title: '',
		serviceAreaId: '',
		text: '1 Kirjasto opastaa',
	});
	const { id } = await strategies.keep(town.actor, { ...preview, serviceAreaId: null, key: undefined });
	const own = { strategyId: id, clauseId: null, code: 'T1', title: 'Opastusta saa', description: '' };
	goalId = await goals.add(town.actor, { ...own, key: undefined });
	const area = { name: 'Kirjasto', governanceModel: 'own_strategy', key: undefined } as const;
	const serviceAreaId = await areas.add(town.actor, area);
	const branch = { serviceAreaId, kind: 'branch_library', address: '', devices: [], key: undefined } as const;
	koria = await units.add(town.actor, { ...branch, name: 'Koria' });
	jaala = await units.add(town.actor, { ...branch, name: 'Jaala' });
});

const indicator = (name: string, more: Record<string, unknown> = {}) =>
	indicators.add(town.actor, v.parse(IndicatorDraft, { goalId, name, ...more }));
const read = (indicatorId: string, readOn: string, values: Record<string, string>) =>
	readings.add(town.actor, v.parse(ReadingsDraft, { indicatorId, readOn, values }));

describe('readings', () => {
	it('of many units are said at once, as Finns write them, and make the whole', async () => {
		const id = await indicator('Käynnit', {
			targets: { 0: { year: '2026', value: '2 000' }, 1: { year: '', value: '' } },
		});
		expect(await read(id, '31.12.2025', { [koria]: '1 234,5', [jaala]: '100', whole: '' })).toBe(2);
		expect(await readings.yearly(town.actor, id)).toMatchObject([{ year: 2025, value: 1334.5, units: 2 }]);
		expect(await readings.ofUnits(town.actor, id)).toMatchObject([
			{ unit: 'Jaala', value: 100 },
			{ unit: 'Koria', value: 1234.5 },
		]);
		expect(await indicators.get(town.actor, id)).toMatchObject({ targets: [{ year: 2026, value: 2000 }] });
	});

	it('said again are not doubled; another value of the day takes the earlier one’s place', async () => {
		const id = await indicator('Tulosteet', { combined: 'mean' });
		await read(id, '2025-06-30', { [koria]: '10', [jaala]: '20' });
		await expect(read(id, '2025-06-30', { [koria]: '10' })).rejects.toMatchObject({
			code: 'nothing_changed',
		});
		expect(await read(id, '2025-06-30', { [koria]: '12', [jaala]: '20' })).toBe(1);
		expect(await readings.yearly(town.actor, id)).toMatchObject([{ value: 16, units: 2 }]);
		const all = await readings.list(town.actor, id);
		expect(all).toHaveLength(3);
		expect(all.filter(({ withdrawnAt }) => withdrawnAt !== null)).toMatchObject([
			{ value: 10, unit: 'Koria' },
		]);
	});

	it('of the whole go before the sum; a withdrawn one is counted no more', async () => {
		const id = await indicator('Tapahtumat');
		await read(id, '2025-12-31', { [koria]: '3', [jaala]: '4' });
		await read(id, '2025-12-31', { whole: '9' });
		expect(await readings.yearly(town.actor, id)).toMatchObject([{ value: 9, units: null }]);
		const whole = (await readings.list(town.actor, id)).find(({ unitId }) => unitId === null)!;
		await readings.withdraw(town.actor, { id: whole.id, reason: 'Väärä' });
		await expect(readings.withdraw(town.actor, { id: whole.id, reason: '' })).rejects.toMatchObject({
			code: 'conflict',
		});
		expect(await readings.yearly(town.actor, id)).toMatchObject([{ value: 7, units: 2 }]);
	});

	it('are given by a unit for itself only, never of days to come or of an indicator out of use', async () => {
		const id = await indicator('Omat');
		const editor = await town.as('unit_editor', koria);
		const said = (values: Record<string, string>, readOn = '2025-01-31') =>
			v.parse(ReadingsDraft, { indicatorId: id, readOn, values });
		expect(await readings.add(editor, said({ [koria]: '1' }))).toBe(1);
		expect(() => readings.add(editor, said({ [jaala]: '1' }))).toThrow('forbidden');
		expect(() => readings.add(editor, said({ whole: '1' }))).toThrow('forbidden');
		expect(() => readings.add(town.actor, said({ whole: '1' }, '2099-01-01'))).toThrow('said_in_future');
		await indicators.retire(town.actor, { id, reason: '' });
		await expect(readings.add(town.actor, said({ whole: '1' }))).rejects.toMatchObject({
			code: 'indicator_retired',
		});
		await indicators.restore(town.actor, { id });
		const other = await foundMunicipality();
		await expect(indicators.get(other.actor, id)).rejects.toMatchObject({ code: 'not_found' });
		await expect(readings.add(other.actor, said({ whole: '1' }))).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});
