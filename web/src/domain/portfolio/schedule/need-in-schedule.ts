import { explainStart } from '@luotsi/engine';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf } from './calendar.ts';
import { Reasons, type NeedRef, type Reason } from './reasons.ts';
import {
	displacedByNeed,
	entryPrice,
	reliefsFor,
	type Displaced,
	type EntryPrice,
	type Relief,
} from './relief.ts';
import type { SolvedSchedule } from './schedule.ts';
import { timetable, type LeftOutRow, type TimetableRow } from './timetable.ts';

/** One need's place in a schedule, told in full. */
export interface NeedInSchedule {
	/** Its row among the scheduled, or among the left out. */
	row: TimetableRow | null;
	leftOut: LeftOutRow | null;
	/** Weeks in which it could not begin, each with what stood in the way, in order. */
	notEarlier: { from: Day; to: Day; reason: Reason }[];
	/** Smallest changes that would let it begin earlier, or at all. */
	reliefs: Relief[];
	/** What it keeps out or back, when it is scheduled. */
	displaced: Displaced[];
	/** What would have to go, when it is left out and that would help. */
	price: EntryPrice | null;
	/** Needs that cannot begin before it is done. */
	followers: NeedRef[];
	earliestOn: Day | null;
	deadlineOn: Day | null;
	durationWeeks: number;
	/** The days the schedule may use. */
	first: Day;
	last: Day;
}

export function needInSchedule(solved: SolvedSchedule, id: string, today: Day): NeedInSchedule | null {
	const { snapshot, answer } = solved;
	const fact = snapshot.needs.find((need) => need.id === id);
	if (!fact) return null;
	const { rows, leftOut } = timetable(snapshot, answer);
	const reasons = new Reasons(snapshot);
	const row = rows.find((one) => one.id === id) ?? null;
	const { problem } = snapshot;
	const spans = row ? explainStart(problem, answer, id) : [];
	return {
		row,
		leftOut: leftOut.find((one) => one.id === id) ?? null,
		notEarlier: spans.map(({ from, to, reason }) => ({
			from: mondayOf(problem, from),
			to: fridayOf(problem, to),
			reason: reasons.tell(reason, id),
		})),
		reliefs: reliefsFor(solved, id, today),
		displaced: row ? displacedByNeed(solved, id) : [],
		price: row ? null : entryPrice(solved, id),
		followers: snapshot.needs
			.filter(({ dependsOn }) => dependsOn.includes(id))
			.map((need) => reasons.ref(need.id)),
		earliestOn: fact.earliestOn,
		deadlineOn: fact.deadlineOn,
		durationWeeks: problem.activities.find((activity) => activity.id === id)?.duration ?? 1,
		first: mondayOf(problem, 0),
		last: fridayOf(problem, problem.slots - 1),
	};
}
