import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import * as goals from '../goal/goal.server.ts';
import * as strategies from '../strategy/strategy.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { ictCost, MeasureDraft } from './measure.ts';
import * as measures from './measure.server.ts';

useDatabase();

let town: TestMunicipality;
let goalId: string;
let areaId: string;
let unitId: string;

async function goalOf(place: TestMunicipality): Promise<string> {
	const text = '1.1 Tavoitteet\n\n- Jokaisessa kirjastossa tulee olla toimiva tulostus\n';
	const preview = await strategies.preview(place.actor, { title: '', serviceAreaId: '', text });
	const { id } = await strategies.keep(place.actor, { ...preview, serviceAreaId: null, key: undefined });
	const own = { strategyId: id, clauseId: null, code: 'T1', title: 'Toimiva tulostus', description: '' };
	return goals.add(place.actor, { ...own, key: undefined });
}

beforeAll(async () => {
	town = await foundMunicipality();
	goalId = await goalOf(town);
	areaId = await areas.add(town.actor, { name: 'Liikunta', governanceModel: 'embedded', key: undefined });
	const pool = { name: 'Uimahalli', serviceAreaId: areaId, kind: 'pool', address: '', devices: [] } as const;
	unitId = await units.add(town.actor, { ...pool, key: undefined });
});

/** As a form sends it. */
const draft = (more: Record<string, unknown> = {}) =>
	v.parse(MeasureDraft, { goalId, title: 'Uudet tulostimet', ...more });

describe('a measure', () => {
	it('is entered once, with the goal’s code and a number, and read with all that it names', async () => {
		const wanted = draft({
			costTotal: '12 000,50',
			effortDays: '4,5',
			startsOn: '1.3.2027',
			endsOn: '2027-06-30',
			key: newId(),
		});
		const id = await measures.add(town.actor, wanted);
		expect(await measures.add(town.actor, wanted)).toBe(id);
		expect((await measures.get(town.actor, id)).measure).toMatchObject({
			code: 'T1/1',
			source: 'own',
			costTotal: 12_000.5,
			effortDays: 4.5,
			startsOn: '2027-03-01',
			endsOn: '2027-06-30',
			planning: null,
			said: null,
		});
		await expect(measures.add(town.actor, draft({ code: 'T1/1' }))).rejects.toMatchObject({
			code: 'measure_code_taken',
		});
	});

	it('hangs on another activity with its share in euros, in the area of its units', async () => {
		const hosted = { hostActivity: 'Uimahallin peruskorjaus', ictShare: '12', costTotal: '50 000' };
		const id = await measures.add(
			town.actor,
			draft({ ...hosted, title: 'Kulunvalvonta', unitIds: [unitId] }),
		);
		const { measure } = await measures.get(town.actor, id);
		expect(measure).toMatchObject({ source: 'embedded', areaId, area: 'Liikunta', units: [{ id: unitId }] });
		expect(ictCost(measure)).toBe(6000);
		expect(v.safeParse(MeasureDraft, { goalId, title: 'Ilman', hostActivity: 'Juhlat' }).success).toBe(false);
	});

	it('is changed by one at a time', async () => {
		const id = await measures.add(town.actor, draft({ title: 'Muutettava' }));
		const change = { ...draft({ title: 'Muutettu', unitIds: [unitId] }), id, version: 1 };
		await measures.amend(town.actor, change);
		await expect(measures.amend(town.actor, change)).rejects.toMatchObject({ code: 'conflict' });
		const { measure } = await measures.get(town.actor, id);
		expect(measure).toMatchObject({ title: 'Muutettu', version: 2, units: [{ name: 'Uimahalli' }] });
	});

	it('keeps everything that was said of it, the newest first', async () => {
		const id = await measures.add(town.actor, draft({ title: 'Edistyvä' }));
		const say = (state: 'on_track' | 'stuck' | 'done', percent: number | null, note = '') =>
			measures.say(town.actor, { measureId: id, state, percent, note, saidOn: null, key: undefined });
		await say('on_track', 40);
		await say('stuck', null, 'Toimittaja ei vastaa');
		const { measure, history } = await measures.get(town.actor, id);
		expect(measure.said).toMatchObject({ state: 'stuck', percent: 40, saidOn: today() });
		expect(history.map(({ state, percent }) => [state, percent])).toEqual([
			['stuck', 40],
			['on_track', 40],
		]);
		await say('done', null);
		expect((await measures.get(town.actor, id)).measure.said).toMatchObject({ percent: 100 });
	});

	it('leaves use with a reason and comes back; nothing is said of it meanwhile', async () => {
		const id = await measures.add(town.actor, draft({ title: 'Luovuttava' }));
		await measures.retire(town.actor, { id, reason: 'Ei enää tarpeen' });
		await expect(measures.retire(town.actor, { id, reason: '' })).rejects.toMatchObject({ code: 'conflict' });
		expect((await measures.list(town.actor)).map((measure) => measure.id)).not.toContain(id);
		const said = { measureId: id, state: 'late', percent: null, note: '', saidOn: null } as const;
		await expect(measures.say(town.actor, { ...said, key: undefined })).rejects.toMatchObject({
			code: 'measure_retired',
		});
		await measures.restore(town.actor, { id });
		expect((await measures.list(town.actor, { goalId })).map((measure) => measure.id)).toContain(id);
	});

	it('is nobody’s business who has no part in it, and unknown elsewhere', async () => {
		const [first] = await measures.list(town.actor);
		const reader = await town.as('reader');
		const said = { measureId: first!.id, state: 'late', percent: null, note: '', saidOn: null } as const;
		await expect(measures.say(reader, { ...said, key: undefined })).rejects.toMatchObject({
			code: 'forbidden',
		});
		expect(() => measures.add(reader, draft())).toThrow('forbidden');
		const other = await foundMunicipality();
		await expect(measures.get(other.actor, first!.id)).rejects.toMatchObject({ code: 'not_found' });
		await expect(measures.add(other.actor, draft())).rejects.toMatchObject({ code: 'not_found' });
		await expect(measures.retire(other.actor, { id: first!.id, reason: '' })).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});
