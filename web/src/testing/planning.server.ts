import * as positions from '#domain/organisation/position/position.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import type { BatchNeed } from '#domain/portfolio/need/need.ts';
import { tableVersion } from '#domain/portfolio/portfolio/budget.ts';
import * as budgets from '#domain/portfolio/portfolio/budget.server.ts';
import * as periods from '#domain/portfolio/portfolio/closed-period.server.ts';
import * as portfolios from '#domain/portfolio/portfolio/portfolio.server.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { run } from '#domain/portfolio/schedule/run.server.ts';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';
import type { SolvedSchedule } from '#domain/portfolio/schedule/schedule.ts';
import type { Actor } from '#platform/actor.server.ts';
import { foundMunicipality, type TestMunicipality } from './municipality.server.ts';
import { addRoles, addUnits, batchNeed, importNeeds } from './needs.server.ts';
import { addCriteria, score } from './scored-needs.server.ts';

export const firstYear = 2030;

export interface PlanningTown extends TestMunicipality {
	portfolioId: string;
	scenarioId: string;
	/** Coordinator, IT and librarian; a fourth role has no post. */
	roles: [string, string, string, string];
	posts: string[];
	needs: { id: string; number: number }[];
}

/** Numbers that are the same in every run. */
function lottery(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % below;
	};
}

/** A municipality that asks for more than it has: scored needs, posts, money, closed periods and one scenario. */
export async function planningTown(count = 60): Promise<PlanningTown> {
	const town = await foundMunicipality();
	const { actor } = town;
	const [coordinator, it, librarian, none] = (await addRoles(actor, [
		'Palvelukoordinaattori',
		'Tietohallinto',
		'Kirjastovirkailija',
		'Museoamanuenssi',
	])) as [string, string, string, string];
	const units = [
		...(await addUnits(actor, ['Pääkirjasto', 'Lähikirjasto'])),
		...(await addUnits(actor, ['Uimahalli'], 'Liikunta')),
	];
	const posts = [
		await addPost(actor, coordinator, 'Palvelukoordinaattori', 8),
		await addPost(actor, it, 'Järjestelmäasiantuntija', 6),
		await addPost(actor, it, 'Määräaikainen asiantuntija', 4, `${firstYear + 1}-06-30`),
		await addPost(actor, librarian, 'Kirjastovirkailija', 10),
	];
	const made = await importNeeds(actor, drafts(count, units, [coordinator, it, librarian, none]));
	await needs.bulk(actor, { ids: made.map(({ id }) => id), state: 'accepted', reason: '' });
	await link(actor, made);
	await scoreAll(actor, made);
	const portfolioId = await addPortfolio(actor, librarian);
	const scenarioId = await addScenario(actor, portfolioId, 'Perusvaihtoehto');
	return { ...town, portfolioId, scenarioId, roles: [coordinator, it, librarian, none], posts, needs: made };
}

async function addPortfolio(actor: Actor, librarian: string): Promise<string> {
	const portfolioId = await portfolios.add(actor, {
		name: 'Kehittäminen',
		firstYear,
		years: 3,
		key: undefined,
	});
	await setMoney(actor, portfolioId, 60_000);
	await periods.takeOffer(actor, { portfolioId, offer: 'july', name: 'Heinäkuu', key: undefined });
	await periods.add(actor, {
		portfolioId,
		name: 'Inventointi',
		startsOn: `${firstYear}-09-02`,
		endsOn: `${firstYear}-09-13`,
		roleId: librarian,
		key: undefined,
	});
	return portfolioId;
}

function drafts(count: number, units: readonly string[], roles: readonly string[]): BatchNeed[] {
	const draw = lottery(7);
	return Array.from({ length: count }, (_, i) => {
		const start = `${firstYear}-${String(1 + draw(12)).padStart(2, '0')}-15`;
		const role = i % 20 === 19 ? roles[3]! : roles[draw(3)]!;
		const effort = [{ roleId: role, days: 1 + draw(18) }];
		if (draw(3) === 0) effort.push({ roleId: roles[draw(3)]!, days: 2 + draw(6) });
		return batchNeed(units[draw(units.length)]!, `Toive ${i + 1}: uusi hankinta`, {
			costOneOff: draw(4) === 0 ? 0 : 500 * (1 + draw(20)),
			costYearly: draw(5) === 0 ? 100 * (1 + draw(30)) : 0,
			costInvestment: draw(9) === 0 ? 5_000 : 0,
			earliestOn: draw(2) === 0 ? start : null,
			deadlineOn:
				draw(3) === 0 ? `${firstYear + 1 + draw(2)}-${String(3 + draw(10)).padStart(2, '0')}-28` : null,
			durationWeeks: draw(6) === 0 ? 2 + draw(20) : null,
			effort,
		});
	});
}

/** Every fifth need waits for an earlier one. */
function link(actor: Actor, made: readonly { id: string }[]): Promise<void> {
	return actor.change(async (db, record) => {
		const pairs = made.flatMap(({ id }, i) =>
			i > 0 && i % 5 === 0 ? { needId: id, dependsOnId: made[i - 3]!.id } : [],
		);
		await needs.linkDependencies(db, pairs);
		record('need.linked', { type: 'tenant', id: actor.tenantId }, { count: pairs.length });
	});
}

async function scoreAll(actor: Actor, made: readonly { id: string }[]): Promise<void> {
	const criteria = await addCriteria(actor, { Hyöty: 60, Laajuus: 40 });
	const draw = lottery(11);
	for (const { id } of made) await score(actor, id, criteria, [draw(5), draw(5)]);
}

export function addPost(
	actor: Actor,
	roleId: string,
	title: string,
	daysPerMonth: number,
	validTo: string | null = null,
): Promise<string> {
	const shared = { serviceAreaId: null, personId: null, tenure: 'permanent', key: undefined } as const;
	return positions.add(actor, { ...shared, title, roleId, daysPerMonth, validFrom: '2020-01-01', validTo });
}

/** The same sum of one-off money every year, and a third of it for yearly costs; investments are not limited. */
export async function setMoney(actor: Actor, portfolioId: string, euros: number): Promise<void> {
	const seen = tableVersion(await budgets.list(actor, portfolioId));
	const years = [0, 1, 2].map((i) => [String(firstYear + i), { one_off: euros, yearly: euros / 3 }]);
	await budgets.setTable(actor, { portfolioId, seen, amount: Object.fromEntries(years) });
}

export function addScenario(
	actor: Actor,
	portfolioId: string,
	name: string,
	more: Partial<Parameters<typeof scenarios.add>[1]> = {},
): Promise<string> {
	const plain = {
		budgetPercent: 100,
		capacityPercent: 100,
		withoutPositionId: null,
		keepsPlanId: null,
		frozenWeeks: 4,
		vacatedFrom: null,
	};
	return scenarios.add(actor, { portfolioId, name, ...plain, ...more, key: undefined });
}

/** Asks for a schedule and solves it at once, as the queue would. */
export async function solveNow(actor: Actor, scenarioId: string): Promise<SolvedSchedule> {
	const id = await schedules.request(actor, { scenarioId, key: undefined });
	await run(machine(actor), id, new AbortController().signal, { iterations: 20_000 });
	const { solved } = await schedules.standing(actor, scenarioId);
	if (solved?.id !== id) throw new Error('the schedule was not solved');
	return solved;
}
