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
import { ReadingRun } from './reading-import.ts';
import * as imports from './reading-import.server.ts';
import * as readings from './reading.server.ts';

useDatabase();

let town: TestMunicipality;
let visits: string;

beforeAll(async () => {
	town = await foundMunicipality();
	const preview = await strategies.preview(town.actor, {
		title: '',
		serviceAreaId: '',
		text: '1 Kirjasto opastaa',
	});
	const { id } = await strategies.keep(town.actor, { ...preview, serviceAreaId: null, key: undefined });
	const own = { strategyId: id, clauseId: null, code: 'T1', title: 'Opastusta saa', description: '' };
	const goalId = await goals.add(town.actor, { ...own, key: undefined });
	visits = await indicators.add(town.actor, v.parse(IndicatorDraft, { goalId, name: 'Käynnit' }));
	await indicators.add(town.actor, v.parse(IndicatorDraft, { goalId, name: 'Lainat' }));
	const area = { name: 'Kirjasto', governanceModel: 'own_strategy', key: undefined } as const;
	const serviceAreaId = await areas.add(town.actor, area);
	for (const name of ['Koria', 'Jaala'])
		await units.add(town.actor, {
			...{ serviceAreaId, name, kind: 'branch_library', address: '', devices: [], key: undefined },
		});
});

const begin = (text: string, indicatorId: string | null = null) =>
	imports.begin(town.actor, { indicatorId, name: 'lukemat.csv', bytes: new TextEncoder().encode(text) });
const save = async (id: string) => {
	const { run } = await imports.preview(town.actor, id);
	return imports.save(town.actor, v.parse(ReadingRun, { id, version: String(run.version) }));
};

describe('a file of readings', () => {
	const text = `Mittari;Toimipiste;Päivä;Arvo;Huomautus
Käynnit;koria;31.12.2025;1 234,5;
T1 Lainat;Jaala;2025;900;laskettu käsin
Käynnit;;2025-06-30;5000;
Käynnit;Kaukala;31.12.2025;5;
Käynnit;Jaala;31.2.2025;5;
Käynnit;Jaala;31.12.2025;paljon;
Käynnit;Koria;2025;77;
Kävijät;Koria;31.12.2025;1;
Käynnit;Koria;31.12.2099;1;
`;

	it('is told row by row before anything is kept, and taken in once', async () => {
		const id = await begin(text);
		const { rows } = await imports.preview(town.actor, id);
		expect(rows.map(({ rowNumber, outcome, issue }) => [rowNumber, outcome, issue])).toEqual([
			[2, 'new', null],
			[3, 'new', null],
			[4, 'new', null],
			[5, 'refused', 'unknown_unit'],
			[6, 'refused', 'bad_day'],
			[7, 'refused', 'bad_value'],
			[8, 'refused', 'twice'],
			[9, 'refused', 'unknown_indicator'],
			[10, 'refused', 'future_day'],
		]);
		expect(rows[1]).toMatchObject({ unit: 'Jaala', readOn: '2025-12-31', value: 900 });
		expect(await save(id)).toBe(3);
		await expect(save(id)).rejects.toMatchObject({ code: 'conflict' });
		expect((await readings.list(town.actor, visits)).map(({ value }) => value)).toEqual([1234.5, 5000]);
	});

	it('brought again makes no doubles and writes nothing over', async () => {
		const again = await begin(text.replace('5000', '6000'));
		const { rows } = await imports.preview(town.actor, again);
		expect(rows.slice(0, 3).map(({ outcome, issue, about }) => [outcome, issue, about])).toEqual([
			['known', null, ''],
			['known', null, ''],
			['refused', 'differs', '5000'],
		]);
		await expect(save(again)).rejects.toMatchObject({ code: 'nothing_to_import' });
	});

	it('is taken back whole, and may be brought anew', async () => {
		const [saved] = await imports.list(town.actor);
		expect(saved).toMatchObject({ fileName: 'lukemat.csv', readings: 3 });
		expect(await imports.undo(town.actor, saved!)).toBe(3);
		await expect(imports.undo(town.actor, saved!)).rejects.toMatchObject({ code: 'conflict' });
		expect(await readings.yearly(town.actor, visits)).toEqual([]);
		expect(await save(await begin(text))).toBe(3);
	});

	it('needs no column for the indicator it was brought for, and finds its columns when told', async () => {
		const id = await begin('a;b;c\n2024;Jaala;12\n', visits);
		const { rows } = await imports.preview(town.actor, id);
		expect(rows[0]).toMatchObject({ outcome: 'refused', issue: 'no_day' });
		const told = await imports.preview(town.actor, id, { day: 0, unit: 1, value: 2 });
		expect(told.rows[0]).toMatchObject({ outcome: 'new', indicator: 'Käynnit', value: 12 });
		const other = await foundMunicipality();
		await expect(imports.preview(other.actor, id)).rejects.toMatchObject({ code: 'not_found' });
		await expect(imports.undo(other.actor, { id, version: 1 })).rejects.toMatchObject({ code: 'not_found' });
		const reader = await town.as('reader');
		expect(() => imports.preview(reader, id)).toThrow('forbidden');
	});
});
