import { atLeast, atMost, isFalse, isTrue, not, type Literal } from '../cp/literal.ts';
import { Solver } from '../cp/solver.ts';
import { openWeeks } from '../problem/calendar.ts';
import type { Activity, Problem } from '../problem/problem.ts';
import { waysOf, type Part, type Stated } from './stated.ts';
import type { Wish } from './wish.ts';
import { addMoney, addPosts } from './wish-limits.ts';

/** All wishes about the activities that must be done, each with the literal that holds it. */
export interface WishModel {
	solver: Solver;
	wishes: { wish: Wish; literal: Literal }[];
}

/**
 * States what is asked of the activities that a human has fixed and of those they wait for. Where work or money is
 * rounded, it is rounded so that a contradiction here is one of the problem too.
 */
export function wishModel(problem: Problem): WishModel {
	const solver = new Solver();
	const calendar = openWeeks(problem);
	const wishes: WishModel['wishes'] = [];
	const ask = (wish: Wish) => {
		const literal = isTrue(solver.boolean());
		wishes.push({ wish, literal });
		return literal;
	};
	const parts = new Map<string, Part>();
	for (const activity of required(problem)) {
		const duration = Math.min(...waysOf(activity).map((way) => way.duration));
		const last = Math.max(0, calendar.count - duration);
		const part = { activity, isDone: solver.boolean(), start: solver.integer(0, last), duration };
		if (duration > calendar.count) solver.fix(isFalse(part.isDone));
		parts.set(activity.id, part);
	}
	const stated = { problem, solver, calendar, parts, ask };
	for (const part of parts.values()) {
		addPin(stated, part);
		addDates(stated, part);
		addOrder(stated, part);
	}
	addPairs(stated);
	addPosts(stated);
	addMoney(stated);
	return { solver, wishes };
}

function required({ activities }: Problem): Set<Activity> {
	const byId = new Map(activities.map((activity) => [activity.id, activity]));
	const found = new Set(activities.filter(({ pin }) => pin && !('exclude' in pin)));
	for (const activity of found) for (const id of activity.predecessors) found.add(byId.get(id)!);
	return found;
}

function addPin({ solver, calendar, ask, problem }: Stated, { activity, isDone, start }: Part): void {
	const { pin, id } = activity;
	if (!pin) return;
	if (!('start' in pin)) {
		const code = 'exclude' in pin ? 'exclude' : 'include';
		solver.clause([not(ask({ code, activity: id })), code === 'exclude' ? isFalse(isDone) : isTrue(isDone)]);
		return;
	}
	const dropped = not(ask({ code: 'start', activity: id, start: pin.start }));
	const week = calendar.indexFrom(pin.start);
	for (const literal of [isTrue(isDone), atLeast(start, week), atMost(start, week)])
		solver.clause([dropped, literal]);
	if (problem.closed?.[pin.start]) solver.clause([dropped]);
}

function addDates({ solver, calendar, ask }: Stated, { activity, isDone, start, duration }: Part): void {
	const { id, earliest, deadline } = activity;
	const when = (wish: Wish, literal: Literal) => solver.clause([not(ask(wish)), isFalse(isDone), literal]);
	const first = calendar.indexFrom(earliest);
	if (first > 0) when({ code: 'earliest', activity: id, earliest }, atLeast(start, first));
	if (deadline === null) return;
	const last = calendar.indexBy(deadline) - duration + 1;
	if (last < calendar.count - duration)
		when({ code: 'deadline', activity: id, deadline }, atMost(start, Math.max(-1, last)));
}

function addOrder({ solver, parts, ask }: Stated, { activity, isDone, start }: Part): void {
	for (const id of activity.predecessors) {
		const before = parts.get(id)!;
		const dropped = not(ask({ code: 'order', activity: activity.id, predecessor: id }));
		const holds = solver.boolean();
		solver.clause([dropped, isFalse(isDone), isTrue(holds)]);
		solver.clause([isFalse(holds), isTrue(before.isDone)]);
		solver.difference(before.start, before.duration, start, isTrue(holds));
	}
}

function addPairs({ problem, solver, parts, ask }: Stated): void {
	for (const { from, to, after, min, max } of problem.lags ?? []) {
		const [a, b] = [parts.get(from), parts.get(to)];
		if (!a || !b) continue;
		const holds = solver.boolean();
		const dropped = not(ask({ code: 'lag', from, to }));
		solver.clause([dropped, isFalse(a.isDone), isFalse(b.isDone), isTrue(holds)]);
		const own = after === 'finish' ? a.duration : 0;
		// A longer mode would let the other start later: only a least distance is sure where there are modes.
		const isSure = after === 'start' || waysOf(a.activity).length === 1;
		if (min !== null) solver.difference(a.start, min + own, b.start, isTrue(holds));
		if (max !== null && isSure) solver.difference(b.start, -max - own, a.start, isTrue(holds));
	}
	for (const list of problem.exclusions ?? []) {
		const among = list.flatMap((id) => parts.get(id) ?? []);
		if (among.length < 2) continue;
		const dropped = not(ask({ code: 'exclusive', activities: among.map(({ activity }) => activity.id) }));
		among.forEach((one, index) => {
			for (const other of among.slice(index + 1))
				solver.clause([dropped, isFalse(one.isDone), isFalse(other.isDone)]);
		});
	}
}
