import { totals } from '#domain/organisation/reservation/reservation.ts';
import { assumedIn } from '#domain/portfolio/allowance/allowance.ts';
import { figuresOf } from '#domain/portfolio/plan/comparison.ts';
import { fridayOf, mondayOf } from '#domain/portfolio/schedule/calendar.ts';
import { contradictionsIn } from '#domain/portfolio/schedule/contradiction.ts';
import { moneyLines, roleLoads, type RoleLoad } from '#domain/portfolio/schedule/load.ts';
import type { Snapshot } from '#domain/portfolio/schedule/problem.ts';
import type { SolvedSchedule } from '#domain/portfolio/schedule/schedule.ts';
import { timetable, type TimetableRow } from '#domain/portfolio/schedule/timetable.ts';
import type { TableState } from '#ui/table/table-state.ts';
import { choices, groupOf, leftState, scheduleState, select, viewOf } from './scenario-view.ts';

type Solved = Pick<SolvedSchedule, 'id' | 'snapshot' | 'answer'>;

/** What one view of a solved scenario shows; nothing else is sent. */
export function pageOf({ snapshot, answer, id }: Solved, url: URL) {
	const view = viewOf(url);
	const { rows, leftOut, conflicts, warnings, withoutEstimate } = timetable(snapshot, answer);
	const all = [...rows, ...leftOut];
	const schedule = scheduleState(url);
	const left = leftState(url);
	const fitting = view === 'schedule' ? select(rows, schedule) : [];
	return {
		...{ id, view, conflicts, warnings, withoutEstimate },
		...framing({ id, snapshot, answer }),
		schedule:
			view === 'schedule'
				? {
						...paged(fitting, schedule),
						bars: fitting.map(barOf),
						group: groupOf(url),
						choices: choices(all),
					}
				: null,
		left: view === 'left' ? { ...paged(select(leftOut, left), left), choices: choices(all) } : null,
		people: view === 'people' ? peopleOf(snapshot, roleLoads(snapshot, answer), url) : null,
		money: view === 'money' ? moneyLines(snapshot, answer) : null,
	};
}

/** What stands around every view. */
function framing({ snapshot, answer }: Solved) {
	return {
		figures: figuresOf({ snapshot, answer }),
		bound: answer.bound ?? null,
		contradictions: contradictionsIn(snapshot, answer),
		assumed: assumedIn(snapshot),
		roles: snapshot.roles.map(({ id, name }) => ({ id, name })),
		vacantPosts: snapshot.posts.filter(({ isVacant }) => isVacant).map(({ title }) => title),
		from: mondayOf(snapshot.problem, 0),
		to: fridayOf(snapshot.problem, snapshot.problem.slots - 1),
	};
}

function paged<Row>(rows: Row[], state: TableState) {
	return { state, rows: rows.slice(state.offset, state.offset + state.size), total: rows.length };
}

/** What the timeline draws of a need: it has all rows, so each is kept small. */
function barOf({
	id,
	number,
	title,
	area,
	startsOn,
	endsOn,
	effort,
	dependsOn,
	pin,
	isStarted,
}: TimetableRow) {
	return {
		id,
		label: `${number} ${title}`,
		area,
		startsOn,
		endsOn,
		roles: Object.keys(effort),
		waitsFor: dependsOn.map((before) => before.id),
		isPinned: pin?.kind === 'start' || isStarted,
	};
}

export type ScheduleBar = ReturnType<typeof barOf>;

/** All roles in figures, most overloaded first, and the months of one of them. */
function peopleOf({ reservations }: Snapshot, roles: RoleLoad[], url: URL) {
	const sorted = roles.toSorted((a, b) => b.wished - b.capacity - (a.wished - a.capacity));
	const asked = url.searchParams.get('of');
	const shown = sorted.find(({ id }) => id === asked) ?? sorted.find(({ posts }) => posts > 0) ?? null;
	const reserved = totals(reservations.filter(({ roleId }) => roleId === shown?.id));
	return { roles: sorted.map((role) => ({ ...role, months: [] })), shown, reserved };
}

export type ScenarioPage = ReturnType<typeof pageOf>;
