import type { Displacement, Price } from '../src/explain/displacement.ts';
import type { Problem } from '../src/problem/problem.ts';
import type { Schedule } from '../src/result.ts';
import { worldFor, type Checked } from './check-reasons.ts';
import { violationsAt } from './naive-check.ts';

/** What an activity is said to keep out or back must be possible at the named start without it, and not beside it. */
export function checkedDisplacement(
	problem: Problem,
	schedule: Schedule,
	id: string,
	{ keptOut, keptBack }: Displacement,
): Checked[] {
	return [...keptOut, ...keptBack].map((other) => {
		const { problem: single, starts } = worldFor(problem, schedule, other.id, undefined);
		const without = new Map([...starts].filter(([one]) => one !== id));
		const isFree = violationsAt(single, without, other.id, other.start).length === 0;
		const isTaken = violationsAt(single, starts, other.id, other.start).length > 0;
		return { about: `without ${id}, ${other.id} at ${other.start}`, isTrue: isFree && isTaken };
	});
}

/** With all of the price paid the start must be possible. */
export function checkedPrice(problem: Problem, schedule: Schedule, id: string, price: Price): Checked {
	const { problem: single, starts } = worldFor(problem, schedule, id, undefined);
	const others = new Map([...starts].filter(([one]) => !price.out.includes(one)));
	const isTrue = violationsAt(single, others, id, price.start).length === 0;
	return { about: `${id} at ${price.start} for ${price.out.join(', ')}`, isTrue };
}
