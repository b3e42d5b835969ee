import type { MeasureState } from '../../strategy/measure/measure.ts';
import type { Combining, Direction, Target } from '../../strategy/indicator/indicator.ts';
import type { CostClass } from './cost-class.ts';

/** The words of the municipality, and in each language for which there are any the same in plain ones. */
export type Plain = Partial<Record<'fi' | 'sv' | 'en', string>>;

export interface PublicMeasure {
	id: string;
	goalId: string;
	code: string;
	title: string;
	description: string;
	plain: Plain;
	startsOn: string | null;
	endsOn: string | null;
	/** Null where residents are not told how it goes. */
	progress: { state: MeasureState; percent: number; saidOn: string | null; note: string } | null;
	cost: { once: CostClass; yearly: CostClass } | null;
	/** Titles of posts, never persons; null where they are not told. */
	posts: { planning: string | null; implementing: string | null } | null;
	units: string[];
}

export interface PublicReading {
	readOn: string;
	value: number;
	/** Null of the whole. */
	unit: string | null;
}

export interface PublicIndicator {
	id: string;
	goalId: string;
	name: string;
	description: string;
	plain: Plain;
	measuredIn: string;
	source: string;
	direction: Direction;
	combined: Combining;
	/** The value of each year; empty where readings are not told. */
	years: { year: number; value: number; readOn: string }[];
	/** Of units only where these are told. */
	readings: PublicReading[];
	targets: Target[];
}

export interface PublicGoal {
	id: string;
	strategyId: string;
	strategy: string;
	code: string;
	title: string;
	description: string;
	plain: Plain;
	clauseNumber: string | null;
	needs: { id: string; number: number; title: string; state: 'planned' | 'done'; startsOn: string | null }[];
	measures: PublicMeasure[];
	indicators: PublicIndicator[];
}

/** How many measures of a goal stand where, for a sentence. */
export function tally(measures: readonly PublicMeasure[]): Record<MeasureState, number> & { told: number } {
	const counts = { not_started: 0, on_track: 0, late: 0, stuck: 0, done: 0, told: 0 };
	for (const { progress } of measures) {
		if (!progress) continue;
		counts[progress.state]++;
		counts.told++;
	}
	return counts;
}

export type Reached = 'reached' | 'on_way' | 'behind' | 'no_target' | 'no_reading';

/** Where the newest value stands against the target of its year or the next one told. */
export function reached({ years, targets, direction }: PublicIndicator): {
	how: Reached;
	newest: PublicIndicator['years'][number] | null;
	target: Target | null;
} {
	const newest = years.at(-1) ?? null;
	if (!newest) return { how: 'no_reading', newest, target: targets.at(-1) ?? null };
	const target = targets.find(({ year }) => year >= newest.year) ?? targets.at(-1) ?? null;
	if (!target) return { how: 'no_target', newest, target };
	const isThere = direction === 'up' ? newest.value >= target.value : newest.value <= target.value;
	if (isThere) return { how: 'reached', newest, target };
	const before = years.at(-2);
	const isNearer = before && (direction === 'up' ? newest.value > before.value : newest.value < before.value);
	return { how: isNearer ? 'on_way' : 'behind', newest, target };
}

/** The value of each year: the newest of the whole, or put together of the newest of each unit. In the order of days. */
export function yearsOf(readings: readonly PublicReading[], combined: Combining): PublicIndicator['years'] {
	const byYear = Map.groupBy(readings, ({ readOn }) => Number(readOn.slice(0, 4)));
	return [...byYear]
		.map(([year, list]) => {
			const newest = new Map(list.map((reading) => [reading.unit, reading]));
			const whole = newest.get(null);
			const counted = whole ? [whole] : [...newest.values()];
			const sum = counted.reduce((total, { value }) => total + value, 0);
			const value = combined === 'mean' ? sum / counted.length : sum;
			const readOn = counted
				.map((one) => one.readOn)
				.toSorted()
				.at(-1)!;
			return { year, value: Math.round(value * 10_000) / 10_000, readOn };
		})
		.toSorted((a, b) => a.year - b.year);
}
