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
import { isUnderWay } from '../../portfolio/schedule/schedule.ts';
import type { Cast } from './cast.server.ts';
import { budgets as money } from './organisation.ts';

const OFFER_NAMES = { july: 'Heinäkuu', christmas: 'Joulu ja vuodenvaihde', term_start: 'Lukukauden alku', inventory: 'Inventaario' };
/** Long enough for a good schedule, short enough for the one who waits. */
const PATIENCE_MS = 2_500;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks for a schedule and takes what is found in a short while. */
async function solve(actor: Actor, scenarioId: string): Promise<string> {
	const scheduleId = await schedules.request(actor, { scenarioId, key: undefined });
	const task = { tenantId: actor.tenantId, tenantSlug: actor.tenantSlug };
	// Where no queue runs, nobody else would do it.
	const here = run(machine(task), scheduleId, AbortSignal.timeout(PATIENCE_MS * 4));
	await wait(PATIENCE_MS);
	const { newest } = await schedules.standing(actor, scenarioId);
	if (newest && isUnderWay(newest)) await schedules.stop(actor, { scenarioId });
	await here;
	for (let left = 40; left > 0; left--) {
		const standing = await schedules.standing(actor, scenarioId);
		if (standing.solved?.id === scheduleId && standing.newest && !isUnderWay(standing.newest)) return scheduleId;
		await wait(250);
	}
	throw new Error('The demonstration got no schedule.');
}

/** Three years of money and posts, two scenarios, the first adopted and published. */
export async function planYears({ director }: Cast): Promise<void> {
	const portfolioId = await portfolios.add(director, { name: 'TVT-kehittäminen 2027–2029', firstYear: 2027, years: '3', key: undefined } as never);
	const seen = tableVersion(await budgets.list(director, portfolioId));
	await budgets.setTable(director, { portfolioId, seen, amount: money });
	for (const offer of offers) await periods.takeOffer(director, { portfolioId, offer, name: OFFER_NAMES[offer], key: undefined });
	const common = { portfolioId, capacityPercent: 100, withoutPositionId: null, keepsPlanId: null, key: undefined };
	const budgeted = await scenarios.add(director, { ...common, name: 'Talousarvion mukainen', budgetPercent: 100 });
	const lean = await scenarios.add(director, { ...common, name: 'Säästövaihtoehto, rahaa 70 %', budgetPercent: 70 });
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
