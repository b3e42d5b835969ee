import type { Relaxation } from '../src/explain/relaxation.ts';
import type { Problem, Slot } from '../src/problem/problem.ts';
import type { Schedule } from '../src/result.ts';
import { worldFor, type Checked } from './check-reasons.ts';
import { costIn, needAt, violationsAt, type Violation } from './naive-check.ts';
import { openStarts } from './naive-reasons.ts';
import { relaxed, type World } from './relaxed.ts';
import { modesOf } from './settle.ts';

/**
 * Each relaxation must make its start possible and must not with one less of anything in it; and no start must be
 * possible with less of the one kind of time, money or funds that it lacks than the relaxations say.
 */
export function checkedRelaxations(
	problem: Problem,
	schedule: Schedule,
	id: string,
	offers: readonly Relaxation[],
): Checked[] {
	const item = schedule.items.find((one) => one.id === id);
	const modes = item ? [item.mode] : modesOf(problem, id);
	return modes.flatMap((mode) => {
		const world = worldFor(problem, schedule, id, mode);
		const own = offers.filter((offer) => offer.mode === mode);
		const helps = own.map((offer) => ({
			about: `${id} ${JSON.stringify(offer)}`,
			isTrue: isEnough(world, id, offer) && isNeeded(world, id, offer),
		}));
		return [...helps, ...checkedLeast(world, id, item?.start ?? problem.slots, own)];
	});
}

function isEnough(world: World, id: string, { start, shortages }: Relaxation): boolean {
	const given = shortages.reduce((now, one) => relaxed(now, id, one, 0), world);
	return isPossible(given, id, start);
}

function isNeeded(world: World, id: string, { start, shortages }: Relaxation): boolean {
	return shortages.every((held) => {
		const given = shortages.reduce((now, one) => relaxed(now, id, one, one === held ? 1 : 0), world);
		return !isPossible(given, id, start);
	});
}

function isPossible({ problem, starts }: World, id: string, start: Slot): boolean {
	const others = new Map([...starts].filter(([other]) => other !== id));
	return violationsAt(problem, others, id, start).length === 0;
}

function checkedLeast(world: World, id: string, end: Slot, offers: readonly Relaxation[]): Checked[] {
	const others = new Map([...world.starts].filter(([other]) => other !== id));
	const alone = offers.flatMap(({ shortages }) => (shortages.length === 1 ? shortages : []));
	return openStarts(world.problem, id).flatMap((start) => {
		if (start >= end) return [];
		const found = violationsAt(world.problem, others, id, start);
		const about = found.length > 0 ? keyOf(found[0]!) : null;
		if (about === null || found.some((one) => keyOf(one) !== about)) return [];
		const lacking = lackOf({ problem: world.problem, starts: others }, id, start, found);
		const offer = alone.find((one) => `${one.code} ${thingOf(one)}` === about);
		const isTrue = offer !== undefined && offer.amount <= lacking;
		return { about: `${id} at ${start} lacks only ${lacking} of ${about}`, isTrue };
	});
}

function thingOf(shortage: Relaxation['shortages'][number]): string {
	switch (shortage.code) {
		case 'time':
			return shortage.resource;
		case 'money':
			return shortage.kind;
		case 'fund':
			return shortage.fund;
		default:
			return '';
	}
}

const CODES: Partial<Record<Violation['rule'], string>> = { capacity: 'time', money: 'money', fund: 'fund' };

function keyOf({ rule, what }: Violation): string | null {
	const code = CODES[rule];
	return code === undefined ? null : `${code} ${what!}`;
}

function lackOf({ problem, starts }: World, id: string, start: Slot, found: readonly Violation[]): number {
	const all = new Map(starts).set(id, start);
	const sum = (amountOf: (one: string, at: Slot) => number) =>
		[...all].reduce((total, [one, at]) => total + amountOf(one, at), 0);
	return found.reduce((lack, { rule, what, at = [] }) => {
		if (rule === 'fund') {
			const uses = (one: string) =>
				problem.activities.find((activity) => activity.id === one)!.uses?.[what!] ?? 0;
			return lack + sum(uses) - problem.funds!.find((fund) => fund.id === what)!.amount;
		}
		return at.reduce((more, where) => {
			if (rule === 'capacity') {
				const { capacity } = problem.resources.find((one) => one.id === what)!;
				return more + sum((one, from) => needAt(problem, one, from, what!, where)) - capacity[where]!;
			}
			const budget = problem.budgets.find((one) => one.year === where && one.kind === what)!;
			return more + sum((one, from) => costIn(problem, one, from, where, budget.kind)) - budget.amount;
		}, lack);
	}, 0);
}
