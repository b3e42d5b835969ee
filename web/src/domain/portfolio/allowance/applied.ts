import type { Resource } from '@luotsi/engine';
import { slotOf, type Horizon } from '../schedule/calendar.ts';
import type { BudgetFact, NeedFact } from '../schedule/problem.ts';
import type { AllowanceFact, Given } from './allowance.ts';

type Of<Kind extends Given['kind']> = Extract<Given, { kind: Kind }>;

/** The needs with the dates and the order that are taken for granted; of dates the latest word counts. */
export function needsWith(needs: readonly NeedFact[], allowances: readonly AllowanceFact[]): NeedFact[] {
	return needs.map((need) => {
		const given = allowances.flatMap((one) => (one.needId === need.id ? one.given : []));
		const deadline = given.findLast((one): one is Of<'deadline'> => one.kind === 'deadline');
		const earliest = given.findLast((one): one is Of<'earliest'> => one.kind === 'earliest');
		const free = new Set(given.flatMap((one) => (one.kind === 'order' ? one.before : [])));
		return {
			...need,
			dependsOn: need.dependsOn.filter((id) => !free.has(id)),
			waitsFor: need.waitsFor.filter(({ id }) => !free.has(id)),
			...(deadline && { deadlineOn: deadline.on }),
			...(earliest && { earliestOn: earliest.on }),
		};
	});
}

/** Sums with what is given on top; a year without a sum stays without. Euros. */
export function budgetsWith(
	budgets: readonly BudgetFact[],
	allowances: readonly AllowanceFact[],
): BudgetFact[] {
	const extra = all(allowances, 'money').flatMap(({ budget, years }) =>
		years.map((year) => ({ budget, ...year })),
	);
	return budgets.map((row) => {
		const more = extra.filter(({ budget, year }) => budget === row.kind && year === row.year);
		return { ...row, amount: more.reduce((sum, { amount }) => sum + amount, row.amount) };
	});
}

/** Hundredths of days by week, with what is given on top. */
export function resourcesWith(
	resources: readonly Resource[],
	allowances: readonly AllowanceFact[],
	horizon: Horizon,
): Resource[] {
	const extra = new Map<string, number>();
	for (const { roleId, weeks } of all(allowances, 'time'))
		for (const { on, days } of weeks) {
			const key = `${roleId} ${slotOf(horizon, on)}`;
			extra.set(key, (extra.get(key) ?? 0) + Math.round(days * 100));
		}
	if (extra.size === 0) return [...resources];
	return resources.map((one) => ({
		...one,
		capacity: one.capacity.map((amount, slot) => amount + (extra.get(`${one.id} ${slot}`) ?? 0)),
	}));
}

function all<Kind extends Given['kind']>(allowances: readonly AllowanceFact[], kind: Kind): Of<Kind>[] {
	return allowances.flatMap(({ given }) => given.filter((one): one is Of<Kind> => one.kind === kind));
}
