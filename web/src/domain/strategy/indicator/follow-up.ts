import { numberOf } from '#platform/day.ts';
import type { Direction, Target } from './indicator.ts';

export interface ValueOfYear {
	year: number;
	value: number;
	readOn: string;
}

export type Outlook = 'reached' | 'on_path' | 'behind' | 'no_readings' | 'no_target';
export type Trend = 'rising' | 'falling' | 'steady';

export interface FollowUp {
	outlook: Outlook;
	latest: ValueOfYear | null;
	/** From the value before; none while there is one only. */
	trend: Trend | null;
	/** The target that lies next. */
	target: Target | null;
	/** What the path to the target asks for on the day of reading. */
	expected: number | null;
	/** The value as a share of the target, where a share says something. */
	share: number | null;
	/** How much of the way from the first reading to the target is gone, 0…1. */
	gone: number | null;
}

const yearEnd = (year: number) => `${year}-12-31`;

interface PathPoint {
	day: string;
	value: number;
}

/** From the first reading, where it is older than the first target, by straight lines from target to target. */
export function pathOf(values: readonly ValueOfYear[], targets: readonly Target[]): PathPoint[] {
	const path = targets.map(({ year, value }) => ({ day: yearEnd(year), value }));
	const [first] = values;
	const begins = first && path[0] && first.readOn < path[0].day;
	return begins ? [{ day: first.readOn, value: first.value }, ...path] : path;
}

/** What the path asks for on a day; before its beginning and after its end it is level. */
export function expectedOn(path: readonly PathPoint[], day: string): number | null {
	const [first] = path;
	if (!first) return null;
	if (day <= first.day) return first.value;
	for (let i = 1; i < path.length; i++) {
		const [from, to] = [path[i - 1]!, path[i]!];
		if (day > to.day) continue;
		const share = (numberOf(day) - numberOf(from.day)) / (numberOf(to.day) - numberOf(from.day));
		return from.value + (to.value - from.value) * share;
	}
	return path.at(-1)!.value;
}

/** `values` and `targets` by year, the earliest first. */
export function followUp(
	{ direction, targets }: { direction: Direction; targets: readonly Target[] },
	values: readonly ValueOfYear[],
): FollowUp {
	const latest = values.at(-1) ?? null;
	const before = values.at(-2);
	const trend = latest && before ? trendOf(before.value, latest.value) : null;
	const target =
		(latest ? targets.find(({ year }) => year >= latest.year) : targets[0]) ?? targets.at(-1) ?? null;
	const known = { latest, trend, target };
	const unknown = { expected: null, share: null, gone: null };
	if (!latest) return { outlook: 'no_readings', ...known, ...unknown };
	if (!target) return { outlook: 'no_target', ...known, ...unknown };
	const expected = expectedOn(pathOf(values, targets), latest.readOn)!;
	const isAsGood = (value: number, wanted: number) =>
		direction === 'up' ? value >= wanted : value <= wanted;
	const isReached = isAsGood(latest.value, target.value);
	const outlook = isReached ? 'reached' : isAsGood(latest.value, expected) ? 'on_path' : 'behind';
	const share = direction === 'up' && target.value > 0 ? latest.value / target.value : null;
	return {
		outlook,
		...known,
		expected,
		share,
		gone: goneOf(values[0]!.value, latest.value, target.value, isReached),
	};
}

function trendOf(before: number, after: number): Trend {
	if (after === before) return 'steady';
	return after > before ? 'rising' : 'falling';
}

function goneOf(first: number, value: number, target: number, isReached: boolean): number {
	if (isReached) return 1;
	if (first === target) return 0;
	return Math.min(1, Math.max(0, (value - first) / (target - first)));
}
