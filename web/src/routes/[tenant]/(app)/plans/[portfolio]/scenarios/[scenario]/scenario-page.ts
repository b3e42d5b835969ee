import { figuresOf } from '#domain/portfolio/plan/comparison.ts';
import { fridayOf, mondayOf } from '#domain/portfolio/schedule/calendar.ts';
import { moneyLines, roleLoads } from '#domain/portfolio/schedule/load.ts';
import type { SolvedSchedule } from '#domain/portfolio/schedule/schedule.ts';
import { timetable } from '#domain/portfolio/schedule/timetable.ts';
import { choices, groupOf, leftState, scheduleState, select, viewOf } from './scenario-view.ts';

/** What one view of a solved scenario shows; nothing else is sent. */
export function pageOf(
	{ snapshot, answer, id }: Pick<SolvedSchedule, 'id' | 'snapshot' | 'answer'>,
	url: URL,
) {
	const view = viewOf(url);
	const { rows, leftOut, conflicts, warnings, withoutEstimate } = timetable(snapshot, answer);
	const shared = {
		id,
		view,
		figures: figuresOf({ snapshot, answer }),
		conflicts,
		warnings,
		withoutEstimate,
		vacantPosts: snapshot.posts.filter(({ isVacant }) => isVacant).map(({ title }) => title),
		from: mondayOf(snapshot.problem, 0),
		to: fridayOf(snapshot.problem, snapshot.problem.slots - 1),
	};
	const all = [...rows, ...leftOut];
	const schedule = scheduleState(url);
	const left = leftState(url);
	return {
		...shared,
		schedule:
			view === 'schedule'
				? { ...paged(select(rows, schedule), schedule), group: groupOf(url), choices: choices(all) }
				: null,
		left: view === 'left' ? { ...paged(select(leftOut, left), left), choices: choices(all) } : null,
		people: view === 'people' ? roleLoads(snapshot, answer) : null,
		money: view === 'money' ? moneyLines(snapshot, answer) : null,
	};
}

function paged<Row>(rows: Row[], state: ReturnType<typeof scheduleState>) {
	return { state, all: rows, rows: rows.slice(state.offset, state.offset + state.size), total: rows.length };
}

export type ScenarioPage = ReturnType<typeof pageOf>;
