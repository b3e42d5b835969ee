import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addRoles, addUnits } from '../../../testing/needs.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import { AssessmentDraft, TechnologyChange, TechnologyDraft } from '../technology/technology.ts';
import * as technologies from '../technology/technology.server.ts';
import { CostDraft, DecisionDraft, overCap, PilotChange, PilotDraft, ResultDraft, stateOf } from './pilot.ts';
import * as pilots from './pilot.server.ts';

const database = useDatabase();
let town: TestMunicipality;
let unitId: string;
let postId: string;
const day = today();
const later = `${Number(day.slice(0, 4)) + 1}-06-30`;

beforeAll(async () => {
	town = await foundMunicipality();
	[unitId = ''] = await addUnits(town.actor, ['Pääkirjasto']);
	const [roleId = ''] = await addRoles(town.actor, ['Digiohjaaja']);
	const none = { serviceAreaId: null, validTo: null, key: undefined };
	const rest = { daysPerMonth: 4, tenure: 'permanent' as const, validFrom: '2020-01-01', personId: null };
	postId = await positions.add(town.actor, { title: 'Digiohjaaja', roleId, ...rest, ...none });
});

/** As a form sends it. */
const technologyDraft = (more: Record<string, unknown> = {}) =>
	v.parse(TechnologyDraft, {
		...{ name: `Neuvontarobotti ${newId()}`, quadrant: 'service', ring: 'assess' },
		...{ grounds: 'Kaksi kirjastoa on kokeillut.', ownerId: postId, reviewOn: later },
		...more,
	});

const pilotDraft = (technologyId: string, more: Record<string, unknown> = {}) =>
	v.parse(PilotDraft, {
		...{ technologyId, title: 'Robotti aulassa', hypothesis: 'Robotti vähentää opastusjonoja.' },
		...{ measured: 'Opastukset ilman henkilökuntaa', measuredIn: 'kpl', threshold: '100' },
		...{ startsOn: day, endsOn: later, costCap: '1 000', ownerId: postId, unitIds: [unitId] },
		...{ protection: { personal: 'no' } },
		...more,
	});

const code = (expected: string) => expect.objectContaining({ code: expected });
const ringOf = async (id: string) => (await technologies.get(town.actor, id)).technology.ring;

describe('a technology', () => {
	it('is entered once with its grounds, its name is its own, and one who reads may not move it', async () => {
		const draft = { ...technologyDraft(), key: newId() };
		const id = await technologies.add(town.actor, draft);
		expect(await technologies.add(town.actor, draft)).toBe(id);
		const { technology, history } = await technologies.get(town.actor, id);
		expect(technology).toMatchObject({
			ring: 'assess',
			movement: 'new',
			owner: 'Digiohjaaja',
			reviewOn: later,
		});
		expect(history).toMatchObject([
			{ source: 'entry', grounds: 'Kaksi kirjastoa on kokeillut.', sequence: 1 },
		]);
		await expect(
			technologies.add(town.actor, technologyDraft({ name: draft.name.toUpperCase() })),
		).rejects.toEqual(code('technology_name_taken'));
		const reader = await town.as('reader');
		await expect(async () => technologies.retire(reader, { id, reason: '' })).rejects.toEqual(
			code('forbidden'),
		);
		expect(await technologies.list(reader)).not.toHaveLength(0);
	});

	it('moves a ring by an assessment alone, and two people do not move it unseen', async () => {
		const id = await technologies.add(town.actor, technologyDraft());
		const assess = (more: Record<string, unknown>) =>
			technologies.assess(
				town.actor,
				v.parse(AssessmentDraft, { technologyId: id, sequence: '1', grounds: 'Hinta laski.', ...more }),
			);
		const { ring: _, grounds: __, reviewOn: ___, key: ____, ...fields } = technologyDraft();
		await technologies.amend(
			town.actor,
			v.parse(TechnologyChange, { ...fields, id, version: '1', ring: 'adopt' }),
		);
		expect(await ringOf(id)).toBe('assess');
		await assess({ ring: 'trial' });
		expect((await technologies.get(town.actor, id)).technology).toMatchObject({
			ring: 'trial',
			movement: 'in',
		});
		await expect(assess({ ring: 'adopt' })).rejects.toEqual(code('conflict'));
		await expect(assess({ ring: 'hold', sequence: '2', assessedOn: '2020-01-01' })).rejects.toEqual(
			code('technology_assessed_later'),
		);
		expect(
			v.safeParse(AssessmentDraft, { technologyId: id, sequence: '2', ring: 'hold', grounds: '' }).success,
		).toBe(false);
		await assess({ ring: 'hold', sequence: '2' });
		const { history } = await technologies.get(town.actor, id);
		expect(history.map(({ ring, movement }) => `${ring} ${movement}`)).toEqual([
			...['hold out', 'trial in', 'assess new'],
		]);
	});
});

describe('a pilot', () => {
	it('locks what is expected of it when it begins, in the database too', async () => {
		const technologyId = await technologies.add(town.actor, technologyDraft());
		const id = await pilots.plan(town.actor, pilotDraft(technologyId, { protection: { personal: 'yes' } }));
		const begin = async () => pilots.begin(town.actor, await pilots.get(town.actor, id));
		await expect(begin()).rejects.toEqual(code('pilot_protection_open'));
		const change = async (more: Record<string, unknown>) => {
			const { technologyId: _, key: __, ...fields } = pilotDraft(technologyId, more);
			const { version } = await pilots.get(town.actor, id);
			return pilots.amend(town.actor, {
				...v.parse(PilotChange, { ...sent(fields), id, version: String(version) }),
				...fields,
			});
		};
		await change({ unitIds: [] });
		await expect(begin()).rejects.toEqual(code('pilot_without_units'));
		await change({ threshold: '120' });
		await begin();
		expect(stateOf(await pilots.get(town.actor, id))).toBe('running');
		await expect(change({ threshold: '1' })).rejects.toEqual(code('pilot_begun'));
		const owner = new pg.Client({ connectionString: database.ownerUrl() });
		await owner.connect();
		try {
			await expect(owner.query('update pilot set threshold = 1 where id = $1', [id])).rejects.toThrow(
				/has begun/,
			);
			await expect(owner.query('delete from pilot_unit where pilot_id = $1', [id])).rejects.toThrow(
				/has begun/,
			);
		} finally {
			await owner.end();
		}
		const { version } = await pilots.get(town.actor, id);
		await pilots.assign(town.actor, { id, version, ownerId: null });
		expect(await pilots.get(town.actor, id)).toMatchObject({ threshold: 120, ownerId: null });
	});

	it('is decided after its result, and the decision moves the ring with the same grounds', async () => {
		const technologyId = await technologies.add(town.actor, technologyDraft());
		const pilotId = await pilots.plan(town.actor, pilotDraft(technologyId));
		const tell = (value: string) => pilots.tell(town.actor, v.parse(ResultDraft, { pilotId, value }));
		const decide = (decision: string, ring: string, more = {}) =>
			pilots.decide(
				town.actor,
				v.parse(DecisionDraft, { pilotId, decision, ring, grounds: `Päätös ${decision}`, ...more }),
			);
		await expect(tell('5')).rejects.toEqual(code('pilot_not_begun'));
		await pilots.begin(town.actor, await pilots.get(town.actor, pilotId));
		await expect(decide('extend', 'adopt')).rejects.toEqual(code('pilot_without_result'));
		await pilots.spend(town.actor, v.parse(CostDraft, { pilotId, amount: '700' }));
		await pilots.spend(town.actor, v.parse(CostDraft, { pilotId, amount: '400,50' }));
		const over = await pilots.get(town.actor, pilotId);
		expect(overCap(over)).toBe(100.5);
		await pilots.withdrawCost(town.actor, { id: over.costs[0]!.id, pilotId });
		await tell('80');
		await expect(decide('continue', 'trial')).rejects.toEqual(code('pilot_new_end_needed'));
		await decide('continue', 'trial', { endsOn: later });
		expect(await ringOf(technologyId)).toBe('trial');
		await expect(decide('extend', 'adopt')).rejects.toEqual(code('pilot_without_result'));
		await tell('130');
		await decide('extend', 'adopt');
		const { history } = await technologies.get(town.actor, technologyId);
		expect(history[0]).toMatchObject({ source: 'pilot', pilotId, ring: 'adopt', grounds: 'Päätös extend' });
		expect(stateOf(await pilots.get(town.actor, pilotId))).toBe('extended');
		await expect(tell('1')).rejects.toEqual(code('pilot_over'));
	});

	it('is told of by whoever holds its post, and by nobody else who only reads', async () => {
		const technologyId = await technologies.add(town.actor, technologyDraft());
		const pilotId = await pilots.plan(town.actor, pilotDraft(technologyId));
		await pilots.begin(town.actor, await pilots.get(town.actor, pilotId));
		const reader = await town.as('reader');
		const result = v.parse(ResultDraft, { pilotId, value: '7' });
		await expect(pilots.tell(reader, result)).rejects.toEqual(code('forbidden'));
		const other = await foundMunicipality();
		await expect(pilots.get(other.actor, pilotId)).rejects.toEqual(code('not_found'));
	});
});

/** A draft back as a form would send it. */
const sent = ({ threshold, costCap, ...rest }: { threshold: number; costCap: number }) => ({
	...rest,
	threshold: String(threshold),
	costCap: String(costCap),
});
