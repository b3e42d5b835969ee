import type { Actor } from '#platform/actor.server.ts';
import * as adoption from '../../portfolio/plan/adoption.server.ts';
import * as publication from '../../portfolio/plan/publication.server.ts';
import * as budgets from '../../portfolio/portfolio/budget.server.ts';
import { tableVersion } from '../../portfolio/portfolio/budget.ts';
import { offers } from '../../portfolio/portfolio/closed-period.ts';
import * as periods from '../../portfolio/portfolio/closed-period.server.ts';
import * as portfolios from '../../portfolio/portfolio/portfolio.server.ts';
import * as scenarios from '../../portfolio/scenario/scenario.server.ts';
import { machine } from '../../portfolio/schedule/machine-actor.server.ts';
import { run } from '../../portfolio/schedule/run.server.ts';
import * as schedules from '../../portfolio/schedule/schedule.server.ts';
import type { Standing } from '../../portfolio/schedule/schedule.server.ts';
import { isUnderWay } from '../../portfolio/schedule/schedule.ts';
import type { Cast } from './cast.server.ts';
import { budgets as money } from './organisation.ts';

const OFFER_NAMES = {
	july: 'Heinäkuu',
	christmas: 'Joulu ja vuodenvaihde',
	term_start: 'Lukukauden alku',
	inventory: 'Inventaario',
};
/** From the first answer on: long enough for a good schedule, short enough for the one who waits. */
const PATIENCE_MS = 2_500;
const LONGEST_MS = 60_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks for a schedule and takes what is found in a short while after the first answer. */
async function solve(actor: Actor, scenarioId: string): Promise<string> {
	const scheduleId = await schedules.request(actor, { scenarioId, key: undefined });
	// Where no queue runs, nobody else would do it; where one does, the work is taken already.
	const here = run(machine(actor), scheduleId, AbortSignal.timeout(LONGEST_MS));
	const until = async (isReached: (standing: Standing) => boolean) => {
		for (const end = Date.now() + LONGEST_MS; Date.now() < end; await wait(100))
			if (isReached(await schedules.standing(actor, scenarioId))) return;
		throw new Error('The demonstration got no schedule.');
	};
	const isAnswered = ({ solved }: Standing) => solved?.id === scheduleId;
	await until(isAnswered);
	await wait(PATIENCE_MS);
	const { newest } = await schedules.standing(actor, scenarioId);
	if (newest && isUnderWay(newest)) await schedules.stop(actor, { scenarioId });
	await here;
	await until((standing) => isAnswered(standing) && standing.newest !== null && !isUnderWay(standing.newest));
	return scheduleId;
}

/** Three years of money and posts, two scenarios, the first adopted and published. */
export async function planYears({ director }: Cast): Promise<void> {
	const portfolioId = await setUp(director);
	const common = {
		portfolioId,
		capacityPercent: 100,
		withoutPositionId: null,
		keepsPlanId: null,
		frozenWeeks: 4,
		vacatedFrom: null,
		key: undefined,
	};
	const budgeted = await scenarios.add(director, {
		...common,
		name: 'Talousarvion mukainen',
		budgetPercent: 100,
	});
	const lean = await scenarios.add(director, {
		...common,
		name: 'Säästövaihtoehto, rahaa 70 %',
		budgetPercent: 70,
	});
	const [scheduleId] = await Promise.all([solve(director, budgeted), solve(director, lean)]);
	const planId = await adoption.adopt(director, {
		scenarioId: budgeted,
		scheduleId,
		title: 'TVT-kehittämissuunnitelma 2027–2029',
		decision:
			'Johtoryhmä hyväksyy suunnitelman talousarvion mukaisena. Ulkopuolelle jääneet tarpeet arvioidaan uudelleen seuraavalla kierroksella.',
		despite: false,
		key: undefined,
	});
	await publication.publish(director, { id: planId, key: undefined });
}

/** Money by year and the weeks in which nothing changes. */
async function setUp(director: Actor): Promise<string> {
	const portfolioId = await portfolios.add(director, {
		name: 'TVT-kehittäminen 2027–2029',
		firstYear: 2027,
		years: 3,
		key: undefined,
	});
	const seen = tableVersion(await budgets.list(director, portfolioId));
	await budgets.setTable(director, { portfolioId, seen, amount: money });
	for (const offer of offers)
		await periods.takeOffer(director, { portfolioId, offer, name: OFFER_NAMES[offer], key: undefined });
	return portfolioId;
}
