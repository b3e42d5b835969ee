import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as positions from '../../organisation/position/position.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { addRoles, addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import * as needList from '../need/need-list.server.ts';
import * as owners from '../need/need-owner.server.ts';
import * as needs from '../need/need.server.ts';
import { machine } from '../schedule/machine-actor.server.ts';
import { nudgeStale } from './stale-need.server.ts';

const database = useDatabase();
let client: pg.Client;
beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
});
afterAll(() => client.end());

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY + 60_000);

async function town() {
	const place = await foundMunicipality();
	const coordinator = await place.as('coordinator');
	const [unit] = (await addUnits(place.actor, ['Koria'])) as [string];
	const [role] = (await addRoles(place.actor, ['Palvelukoordinaattori'])) as [string];
	const made = await importNeeds(
		place.actor,
		['Lukija', 'Tulostin', 'Verkko'].map((text) => batchNeed(unit, text)),
	);
	const post = (title: string, personId: string | null) =>
		positions.add(place.actor, {
			title,
			roleId: role,
			personId,
			serviceAreaId: null,
			tenure: 'permanent',
			daysPerMonth: 5,
			validFrom: '2020-01-01',
			validTo: null,
			key: undefined,
		});
	return { ...place, coordinator, post, ids: made.map(({ id }) => id) as [string, string, string] };
}

const letters = async ({ tenantId }: Actor) =>
	(
		await client.query<{ person_id: string; words: { count: number; needs: string } }>(
			`select person_id, words from outgoing_mail where tenant_id = $1 and kind = 'stale_needs' order by queued_at, person_id`,
			[tenantId],
		)
	).rows;

const own = (ids: string[], ownerPositionId: string | null) => ({ ids, ownerPositionId });

describe('needs that stand still', () => {
	test('are told to their owner, then to the next in the chain, each step once', async () => {
		const { actor, coordinator, as, post, ids } = await town();
		const holder = await as('rater');
		const other = await as('rater');
		await owners.setOwner(actor, own([ids[0]], await post('Lukijoiden hoitaja', holder.personId)));
		const vacant = await post('Tulostimien hoitaja', null);
		await owners.setOwner(actor, own([ids[1]], vacant));
		const by = machine(actor);
		expect(await nudgeStale(by, inDays(13))).toBe(0);
		expect(await nudgeStale(by, inDays(14))).toBe(3);
		expect(await nudgeStale(by, inDays(14))).toBe(0);
		const first = await letters(actor);
		const to = (person: Actor) => first.filter(({ person_id }) => person_id === person.personId);
		// The vacant post has a deputy with the same role; the need without an owner is the coordinators'.
		expect(to(holder)).toMatchObject([{ words: { count: 2 } }]);
		expect(to(holder)[0]?.words.needs).toMatch(/Vastaat siitä \(Lukijoiden hoitaja\)/);
		expect(to(holder)[0]?.words.needs).toMatch(/koska tehtävä Tulostimien hoitaja on täyttämättä/);
		expect(to(coordinator)).toMatchObject([{ words: { count: 1 } }]);
		expect(to(coordinator)[0]?.words.needs).toMatch(/Verkko.*koska tarpeella ei ole vastuutehtävää/);
		expect(to(other)).toEqual([]);
		await needs.changeState(actor, { id: ids[2], version: 1, state: 'rejected', reason: 'Ei nyt' });
		expect(await nudgeStale(by, inDays(28))).toBe(2);
		const second = (await letters(actor)).slice(first.length);
		expect(second.map(({ person_id }) => person_id)).toEqual([coordinator.personId]);
		expect(second[0]?.words.needs).toMatch(/edellinen muistutus ei vienyt tarvetta eteenpäin/);
	});

	test('are told once though two processes run at the same time', async () => {
		const { actor } = await town();
		const by = machine(actor);
		const sent = await Promise.all([1, 2, 3].map(() => nudgeStale(by, inDays(15))));
		expect(sent.toSorted((a, b) => b - a)).toEqual([3, 0, 0]);
		expect(await letters(actor)).toHaveLength(1);
	});

	test('begin anew when they have moved', async () => {
		const { actor, ids } = await town();
		const by = machine(actor);
		await client.query(`update need set state_since = now() - interval '20 days' where tenant_id = $1`, [
			actor.tenantId,
		]);
		expect(await nudgeStale(by)).toBe(3);
		await needs.changeState(actor, { id: ids[0], version: 1, state: 'clarifying', reason: '' });
		expect(await nudgeStale(by, inDays(13))).toBe(0);
		expect(await nudgeStale(by, inDays(14))).toBe(3);
	});
});

describe('the list', () => {
	test('finds one’s own, those without an owner and those that stand still', async () => {
		const { actor, coordinator, post, ids } = await town();
		await owners.setOwner(actor, own([ids[0], ids[1]], await post('Hoitaja', coordinator.personId)));
		await client.query(`update need set state_since = now() - interval '20 days' where id = $1`, [ids[1]]);
		const ask = async (filters: Record<string, string>) =>
			(
				await needList.list(coordinator, {
					filters,
					sort: { key: 'number', direction: 'asc' },
					offset: 0,
					size: 10,
				})
			).items.map(({ id }) => id);
		expect(await ask({ owner: 'mine' })).toEqual([ids[0], ids[1]]);
		expect(await ask({ owner: 'none' })).toEqual([ids[2]]);
		expect(await ask({ stale: 'yes' })).toEqual([ids[1]]);
		expect(await ask({ owner: 'mine', stale: 'yes' })).toEqual([ids[1]]);
		expect(await ask({ owner: 'x' })).toEqual([]);
		expect(await owners.ownerOf(actor, ids[0])).toMatchObject({ title: 'Hoitaja', isInForce: true });
		await owners.setOwner(actor, own([ids[0]], null));
		expect(await owners.ownerOf(actor, ids[0])).toBeNull();
	});
});
