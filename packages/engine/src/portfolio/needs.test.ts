import { describe, expect, it } from 'vitest';
import { checkSchedule, startsIn, violationsAt } from '../../testing/naive-check.ts';
import { naiveConflicts } from '../../testing/naive-reasons.ts';
import { needsProblem, readNeeds, type NeedRow } from '../../testing/needs-problem.ts';
import { explainStart } from './explain.ts';
import { schedule } from './schedule.ts';
import { maxIterations } from '../stop.ts';

const rows = readNeeds();

// [predecessor, successor]: groups whose deadlines were written to contradict each other.
const PLANTED = [
	['G121', 'G085'],
	['G105', 'G108'],
	['G017', 'G111'],
	['G030', 'G112'],
];

describe.skipIf(!rows)('three years of needs', { timeout: 60_000 }, () => {
	const needs: NeedRow[] = rows ?? [];
	const problem = needsProblem(needs);
	const result = rows && schedule(problem, { seed: 1, stop: maxIterations(300) });
	const members = (group: string) => needs.filter((row) => row.group === group).map((row) => row.id);

	it('are scheduled within every rule, and what is left out has a cause', () => {
		expect(checkSchedule(problem, result!)).toEqual([]);
		expect(result!.items.length).toBeGreaterThan(60);
		for (const { id, causes } of result!.unscheduled) expect(causes, id).not.toEqual([]);
	});

	it('have a reason for every week they wait', () => {
		const starts = startsIn(result!);
		for (const { id, start } of result!.items) {
			const spans = explainStart(problem, result!, id);
			const { earliest } = problem.activities.find((one) => one.id === id)!;
			for (let slot = earliest; slot < start; slot++) {
				expect(spans.filter(({ from, to }) => from <= slot && slot <= to)).toHaveLength(1);
				expect(violationsAt(problem, starts, id, slot)).not.toEqual([]);
			}
		}
	});

	it('name every planted contradiction that is in the collection, between all members', () => {
		const present = PLANTED.filter(
			([before, after]) => members(before!).length > 0 && members(after!).length > 0,
		);
		expect(present.length).toBeGreaterThanOrEqual(3);
		for (const [before, after] of present)
			for (const predecessor of members(before!))
				for (const activity of members(after!))
					expect(result!.conflicts).toContainEqual(
						expect.objectContaining({ code: 'deadline_order', predecessor, activity }),
					);
	});

	it('name exactly the contradictions of a plain forward pass', () => {
		const found = result!.conflicts.map((one) => [
			one.code,
			one.activity,
			'predecessor' in one && one.predecessor,
		]);
		expect(found).toEqual(naiveConflicts(problem).map((one) => [one.code, one.activity, one.predecessor]));
	});
});
