import {
	onPath,
	progressOf,
	riskLevel,
	rollBy,
	together,
	type Leaf,
} from '../../strategy/progress/progress.ts';
import { countGroups, type Problem } from '../responsibility/problem.ts';
import { nameOf, seatsOf, type Book, type Subject } from '../responsibility/responsibility.ts';
import type { Listed, ProgrammeGap } from '../duty/year.ts';
import type { Overview } from './overview.ts';
import type { Waiting } from './waiting.ts';

export const leaderParts = ['promised', 'standing', 'stuck', 'missing', 'next'] as const;
export type LeaderPart = (typeof leaderParts)[number];

/** A sentence with the page it leads to; `key` is under `overview.lead.`. */
export interface LeaderLine {
	key: string;
	path: string;
	values: Record<string, string | number>;
	/** Days and moments, to be written as the reader writes them. */
	days: Record<string, string>;
	tone: 'plain' | 'warn' | 'bad';
}

export type LeaderPage = Record<LeaderPart, LeaderLine[]>;

export interface NextMeeting {
	id: string;
	body: string;
	heldOn: string;
	startsAt: string;
	/** What stands on its agenda undecided. */
	titles: string[];
}

export interface LeaderFacts {
	overview: Overview;
	book: Pick<Book, 'posts' | 'subjects'>;
	problems: readonly Problem[];
	leaves: readonly Leaf[];
	areas: readonly { id: string; name: string }[];
	/** Obligations of the year that nothing serves, by strategy. */
	unserved: readonly { strategyId: string; strategy: string; count: number }[];
	passed: readonly Listed[];
	coming: readonly Listed[];
	programmeGaps: readonly ProgrammeGap[];
	waiting: readonly Waiting[];
	meeting: NextMeeting | null;
}

type Given = Pick<LeaderLine, 'key' | 'path'> & Partial<LeaderLine>;
const line = (given: Given): LeaderLine => ({ values: {}, days: {}, tone: 'plain', ...given });
const when = (isSo: boolean, given: Given) => (isSo ? [line(given)] : []);

/** Who is silent stands among who is stuck, and is not told twice. */
export const toldToLeader: ReadonlySet<Waiting['key']> = new Set(['inquiries', 'round', 'list']);

const MOST_STUCK = 4;
const MOST_AREAS = 3;
const MOST_COMING = 4;
const PERCENT = 100;

/** The whole page: everything on it is true today and leads to where it can be seen or mended. */
export function leaderPage(facts: LeaderFacts): LeaderPage {
	return {
		promised: promised(facts),
		standing: standing(facts),
		stuck: stuck(facts),
		missing: missing(facts),
		next: next(facts),
	};
}

function promised({ overview, leaves }: LeaderFacts): LeaderLine[] {
	const { adoptedPlan: plan, goals } = overview;
	const whole = together(leaves.map(({ roll }) => roll));
	const measures = Object.values(whole.states).reduce((sum, count) => sum + count, 0);
	const { title = '', scheduled = 0, left = 0 } = plan ?? {};
	return [
		plan
			? line({ key: 'plan', path: `plans/adopted/${plan.id}`, values: { title, scheduled, left } })
			: line({ key: 'noPlan', path: 'plans', tone: 'warn' }),
		...when(goals > 0, { key: 'goals', path: 'strategy/goals', values: { goals } }),
		...when(goals === 0, { key: 'noGoals', path: 'strategy', tone: 'warn' }),
		...when(measures > 0, { key: 'measures', path: 'strategy/measures', values: { measures } }),
		...when(goals > 0 && measures === 0, { key: 'noMeasures', path: 'strategy/measures', tone: 'warn' }),
	];
}

function standing({ leaves, areas }: LeaderFacts): LeaderLine[] {
	const whole = together(leaves.map(({ roll }) => roll));
	const percent = progressOf(whole);
	const { kept, of } = onPath(whole);
	const unread = whole.indicators.no_readings;
	return [
		...when(percent !== null, {
			key: 'progress',
			path: 'strategy/rollup',
			values: { ...whole.states, percent: Math.round((percent ?? 0) * PERCENT) },
		}),
		...when(of > 0, { key: 'indicators', path: 'strategy/indicators', values: { kept, of } }),
		...when(unread > 0, { key: 'unread', path: 'strategy/indicators', values: { unread }, tone: 'warn' }),
		...areasAtRisk(leaves, areas),
	];
}

function areasAtRisk(leaves: readonly Leaf[], areas: LeaderFacts['areas']): LeaderLine[] {
	const byArea = rollBy(leaves, ({ areaId }) => areaId);
	return areas
		.flatMap(({ id, name }) => {
			const roll = byArea.get(id);
			if (!roll || riskLevel(roll) !== 'high') return [];
			const { late, stuck: stuckCount } = roll.states;
			const values = { area: name, late: late + stuckCount, behind: roll.indicators.behind };
			return [line({ key: 'risk', path: 'strategy/rollup', values, tone: 'bad' })];
		})
		.slice(0, MOST_AREAS);
}

function stuck({ book, waiting }: LeaderFacts): LeaderLine[] {
	const posts = new Map(book.posts.map((post) => [post.id, post]));
	const inTrouble = book.subjects
		.filter(({ standing: its }) => its?.state === 'stuck' || its?.state === 'late')
		.toSorted(gravestFirst);
	const lines = inTrouble.slice(0, MOST_STUCK).map((subject) => {
		const post = posts.get(seatsOf(subject, 'implementing')[0] ?? seatsOf(subject, 'planning')[0] ?? '');
		const { state = 'late', since = null } = subject.standing ?? {};
		return line({
			key: state === 'stuck' ? 'measureStuck' : 'measureLate',
			path: `strategy/measures/${subject.id}`,
			values: {
				name: nameOf(subject),
				hasPost: post ? (post.person ? 'held' : 'vacant') : 'none',
				post: post?.title ?? '',
				person: post?.person ?? '',
				hasDay: since ? 'yes' : 'no',
			},
			days: since ? { day: since } : {},
			tone: state === 'stuck' ? 'bad' : 'warn',
		});
	});
	const more = inTrouble.length - lines.length;
	return [
		...lines,
		...when(more > 0, { key: 'moreStuck', path: 'strategy/measures', values: { more } }),
		...waiting
			.filter(({ key }) => toldToLeader.has(key))
			.map(({ key, path, count, name = '', day }) =>
				line({ key: `waits.${key}`, path, values: { count, name }, days: day ? { day } : {}, tone: 'warn' }),
			),
	];
}

/** Stuck before late, the longest first. */
function gravestFirst(a: Subject, b: Subject): number {
	const rank = ({ standing: its }: Subject) => (its?.state === 'stuck' ? 0 : 1);
	return rank(a) - rank(b) || (a.standing?.since ?? '').localeCompare(b.standing?.since ?? '');
}

const NOT_A_GAP = new Set(['overload', 'double']);

function missing({ problems, unserved, passed, programmeGaps: gaps }: LeaderFacts): LeaderLine[] {
	const notProgrammed = gaps.reduce((sum, { count }) => sum + count, 0);
	return [
		...when(passed.length > 0, {
			key: 'passed',
			path: 'year',
			values: { count: passed.length, name: passed[0]?.name ?? '' },
			tone: 'bad',
		}),
		...unserved.map(({ strategyId, strategy, count }) =>
			line({
				key: 'unserved',
				path: `strategy/${strategyId}/ledger`,
				values: { strategy, count },
				tone: 'bad',
			}),
		),
		...countGroups(problems).map(({ group, count }) =>
			line({
				key: `problems.${group}`,
				path: `people/responsibility?group=${group}#mend`,
				values: { count },
				tone: NOT_A_GAP.has(group) ? 'warn' : 'bad',
			}),
		),
		...when(notProgrammed > 0, {
			key: 'notProgrammed',
			path: gaps.length === 1 ? `year/bodies/${gaps[0]!.bodyId}` : 'year',
			values: { count: notProgrammed, body: gaps[0]?.body ?? '', bodies: gaps.length },
			tone: 'warn',
		}),
	];
}

function next({ meeting, coming }: LeaderFacts): LeaderLine[] {
	const duties = coming.slice(0, MOST_COMING).map(({ dutyId, id, name, body, dueOn }) =>
		line({
			key: 'duty',
			path: `year/duties/${dutyId}?mark=${id}`,
			values: { name, body },
			days: { day: dueOn },
		}),
	);
	if (!meeting) return duties;
	const { id, body, heldOn, startsAt, titles } = meeting;
	const path = `year/meetings/${id}`;
	const values = { body, clock: startsAt.replace(/^0/, '').replace(':', '.'), count: titles.length };
	return [
		line({ key: 'meeting', path, values, days: { day: heldOn } }),
		...titles.slice(0, MOST_COMING).map((title) => line({ key: 'item', path, values: { title } })),
		...duties.slice(0, MOST_COMING - Math.min(titles.length, 2)),
	];
}
