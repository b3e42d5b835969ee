import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { canary, furnishCanaryTown, type CanaryTown } from '../../../testing/canary-town.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { planFile } from './plan-file.ts';
import * as views from './public-view.server.ts';

const database = useDatabase();
let client: pg.Client;
let town: TestMunicipality;
let other: TestMunicipality;
let home: CanaryTown;

beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	town = await foundMunicipality('Julkila');
	other = await foundMunicipality(`${canary} toinen kunta`);
	home = await furnishCanaryTown(client, town.actor, '');
	await furnishCanaryTown(client, other.actor, `${canary} `);
});
afterAll(() => client.end());

/** Everything that the public pages and files are made of. */
async function everything(actor: Actor): Promise<Record<string, unknown>> {
	const units = await views.units(actor);
	const plan = await views.plan(actor, null);
	return {
		front: await views.front(actor),
		plan,
		file: plan && planFile(plan, { name: 'Julkila', slug: 'julkila' }),
		units,
		unit: await Promise.all(units.map(({ id }) => views.unit(actor, id))),
		strategy: await views.strategy(actor, null),
	};
}

const secrets = [new RegExp(canary, 'i'), /1234[.,]?5/, /987654/, /7654321/, /9[.,]5\b/];

describe('what anybody may read', () => {
	it('holds nothing that is personal, unpublished or of another municipality', async () => {
		const all = JSON.stringify(await everything(town.visitor));
		for (const secret of secrets) expect(all).not.toMatch(secret);
		expect(all).toContain('Tulostin jumittaa.');
		expect(all).toContain('Liian kallis.');
	});

	it('would be caught by the canary if it leaked', async () => {
		const all = JSON.stringify(await everything(other.visitor));
		expect(all).toMatch(secrets[0]!);
	});

	it('is the same for a person who is signed in', async () => {
		expect(await everything(town.actor)).toEqual(await everything(town.visitor));
	});

	it('does not open other plans, units or strategies by their ids', async () => {
		const gone = { code: 'not_found' };
		await expect(views.plan(town.visitor, home.plans.unpublished)).rejects.toMatchObject(gone);
		await expect(views.plan(other.visitor, home.plans.published)).rejects.toMatchObject(gone);
		await expect(views.plan(town.visitor, "x' or 1=1")).rejects.toMatchObject(gone);
		await expect(views.unit(other.visitor, home.unit)).rejects.toMatchObject(gone);
		await expect(views.unit(town.visitor, '..')).rejects.toMatchObject(gone);
		await expect(views.strategy(other.visitor, home.strategy)).rejects.toMatchObject(gone);
		for (const hidden of Object.values(home.strategies))
			await expect(views.strategy(town.visitor, hidden)).rejects.toMatchObject(gone);
	});
});

describe('the front', () => {
	it('counts what was said and what is promised', async () => {
		const { plans, figures } = await views.front(town.visitor);
		expect(plans.map(({ title, isCurrent }) => [title, isCurrent])).toEqual([
			['Suunnitelma 2027–2029', true],
		]);
		expect(figures).toEqual({
			said: 10,
			units: 2,
			needs: 9,
			planned: 1,
			done: 1,
			years: [{ year: 2027, count: 1 }],
		});
	});
});

describe('the plan', () => {
	it('tells when, for whom and at what class of cost, and why the rest is left out', async () => {
		const view = await views.plan(town.visitor, home.plans.published.toUpperCase());
		expect(view?.planned).toMatchObject([
			{
				title: 'Tulostimet',
				startsOn: '2027-03-01',
				units: ['Jaala', 'Koria'],
				fate: 'open',
				cost: { once: { from: 1000, below: 5000 } },
			},
		]);
		expect(view?.leftOut).toMatchObject([
			{
				title: 'Lajitteluautomaatti',
				reasons: [
					{ cause: 'money', years: [2028], after: [] },
					{ cause: 'people', years: [], after: [] },
					{ cause: 'waits', years: [], after: ['Tulostimet'] },
					{ cause: 'choice', years: [], after: [] },
				],
			},
		]);
	});

	it('keeps earlier plans readable, the newest published first', async () => {
		await client.query('update publication set withdrawn_at = null, withdrawn_by = null where plan_id = $1', [
			home.plans.unpublished,
		]);
		const view = await views.plan(town.visitor, null);
		expect(view?.plan.id).toBe(home.plans.unpublished);
		expect(view?.others.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([[home.plans.published, false]]);
		expect((await views.plan(town.visitor, home.plans.published))?.plan.isCurrent).toBe(false);
		const { needs } = await views.unit(town.visitor, home.unit);
		expect(needs.find(({ id }) => id === home.needs.planned)?.startsOn).toBe('2028-09-04');
		await client.query('update publication set withdrawn_at = now() where plan_id = $1', [
			home.plans.unpublished,
		]);
	});
});

describe('a unit', () => {
	it('sees its own sentences first and what became of them', async () => {
		const { needs, waiting } = await views.unit(town.visitor, home.unit);
		expect(waiting).toBe(2);
		expect(
			needs.map(({ sentences, state, given, otherUnits }) => [sentences, state, given, otherUnits]),
		).toEqual([
			[['Tulostin jumittaa.'], 'planned', '', 1],
			[['Laskuri puuttuu.'], 'done', '', 0],
			[['Nuoret haluavat pelata.'], 'considered', '', 0],
			[['Palautukset hukuttavat.'], 'left_out', '', 0],
			[['Robotti tiskille.'], 'rejected', 'Liian kallis.', 0],
		]);
	});

	it('reads the municipality’s answer in force', async () => {
		const { needs } = await views.unit(town.visitor, home.unit);
		expect(needs.filter(({ answer }) => answer !== '').map(({ state, answer }) => [state, answer])).toEqual([
			['done', 'Laskuri on asennettu.'],
		]);
	});

	it('is told that a need adopted but not published is being considered', async () => {
		const { needs } = await views.unit(town.visitor, home.neighbour);
		expect(needs.map(({ title, state, startsOn }) => [title, state, startsOn])).toEqual([
			['Tulostimet', 'planned', '2027-03-01'],
			['Vain hyväksytyssä', 'considered', null],
		]);
	});

	it('finds its own sentence under a need merged from another', async () => {
		const from = newId();
		const into = newId();
		const row = { state: 'accepted', service_unit_id: home.unit, channel: 'form' };
		await home.put('need', { ...row, id: from, number: 101, title: 'Kuulokkeet', state: 'merged' });
		await home.put('need', { ...row, id: into, number: 102, title: 'Äänityshuone' });
		const said = { need_id: into, service_unit_id: home.unit, submitter_name: canary };
		await home.put('wording', {
			...said,
			id: newId(),
			base_need_id: from,
			origin_need_id: from,
			text: 'Kuulokkeet kaikille.',
		});
		await home.put('wording', {
			...said,
			id: newId(),
			service_unit_id: home.neighbour,
			base_need_id: into,
			origin_need_id: into,
			text: 'Äänityshuone.',
		});
		await home.put('need_merger', {
			id: newId(),
			from_need_id: from,
			into_need_id: into,
			from_state: 'accepted',
		});
		const mine = (await views.unit(town.visitor, home.unit)).needs.find(({ id }) => id === into);
		expect(mine).toMatchObject({
			title: 'Äänityshuone',
			sentences: ['Kuulokkeet kaikille.'],
			state: 'considered',
			otherUnits: 1,
		});
	});

	it('stays readable after it is closed, as long as it has something to tell', async () => {
		await client.query(`update service_unit set closed_on = '2026-01-01' where id = $1`, [home.unit]);
		expect((await views.units(town.visitor)).map(({ name, planned, done }) => [name, planned, done])).toEqual(
			[
				['Jaala', 1, 0],
				['Koria', 1, 1],
			],
		);
		await client.query('update service_unit set closed_on = null where id = $1', [home.unit]);
	});
});

describe('the strategy', () => {
	it('is read as a document; its goals show what is planned and done', async () => {
		const view = await views.strategy(town.visitor, null);
		expect(view?.clauses.map(({ text }) => text)).toEqual(['Kirjasto opastaa.']);
		expect(view?.goals).toMatchObject([
			{
				title: 'Toimiva tulostus',
				clauseNumber: '1',
				needs: [
					{ title: 'Tulostimet', state: 'planned', startsOn: '2027-03-01' },
					{ title: 'Kävijälaskuri', state: 'done', startsOn: null },
				],
			},
		]);
	});
});

describe('a strategy that is not published', () => {
	it('is on no page; with none published there is nothing to read', async () => {
		const ask = (statement: string) => client.query(statement, [home.strategy]);
		await ask('update strategy_publication set withdrawn_at = now() where strategy_id = $1');
		expect(await views.strategy(town.visitor, null)).toBeNull();
		await expect(views.strategy(town.visitor, home.strategy)).rejects.toMatchObject({ code: 'not_found' });
		expect(JSON.stringify(await everything(town.visitor))).not.toMatch(
			/TVT-strategia|Kirjasto opastaa|Toimiva tulostus/,
		);
		await ask('update strategy_publication set withdrawn_at = null where strategy_id = $1');
		expect((await views.strategy(town.visitor, null))?.others).toEqual([]);
	});
});

describe('a publication that is withdrawn', () => {
	it('is gone from every page at once', async () => {
		await client.query('update publication set withdrawn_at = now() where id = $1', [home.publication]);
		expect(await views.plan(town.visitor, null)).toBeNull();
		await expect(views.plan(town.visitor, home.plans.published)).rejects.toMatchObject({ code: 'not_found' });
		expect((await views.front(town.visitor)).plans).toEqual([]);
		expect((await views.strategy(town.visitor, null))?.goals[0]?.needs.map(({ title }) => title)).toEqual([
			'Kävijälaskuri',
		]);
		const { needs } = await views.unit(town.visitor, home.unit);
		expect(needs.map(({ state }) => state)).not.toContain('planned');
		expect(JSON.stringify(await everything(town.visitor))).not.toContain('2027-03-01');
		await client.query('update publication set withdrawn_at = null where id = $1', [home.publication]);
	});
});

describe('what its unit withdraws', () => {
	it('is told nowhere, not even in a published plan', async () => {
		await client.query(`update need set state = 'withdrawn' where id = $1`, [home.needs.planned]);
		expect(JSON.stringify(await everything(town.visitor))).not.toMatch(/Tulostimet|Tulostin |Jaalan/);
		await client.query(`update need set state = 'planned' where id = $1`, [home.needs.planned]);
	});
});
