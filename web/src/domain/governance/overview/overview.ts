export interface OpenRound {
	id: string;
	name: string;
	opensOn: string;
	closesOn: string;
	closedAt: null;
	/** Units of the reader that have not been heard. */
	silent: number;
}

export interface OpenList {
	id: string;
	name: string;
	answerBy: string;
	silentUnitIds: string[];
}

export interface OwnFollowUp {
	id: string;
	title: string;
	dueOn: string;
}

/** How far the chain from wishes to a published plan has come: what the front page shows and asks for next. */
export interface Overview {
	units: number;
	positions: number;
	clauses: number;
	goals: number;
	needsByState: Record<string, number>;
	criteria: number;
	scoredNeeds: number;
	raters: number;
	budgets: number;
	schedules: number;
	adoptedPlan: {
		id: string;
		title: string;
		number: number;
		adoptedAt: Date;
		scheduled: number;
		left: number;
	} | null;
	isPublished: boolean;
	latestSchedule: { scenarioId: string; portfolioId: string; state: string } | null;
	/** Questions that nobody has answered, of those that the reader may answer or has asked. */
	openInquiries: number;
	openObjections: number;
	/** Goals to be looked at again because a clause above changed: those that fall to this reader. */
	openReviews: number;
	openRound: OpenRound | null;
	/** Lists open for answers, and what is still unanswered in the units that the reader speaks for. */
	openLists: OpenList[];
	/** What meetings have asked of the posts that the reader holds, the nearest first. */
	ownFollowUps: OwnFollowUp[];
	/** Technologies past their review day and pilots that wait for a decision: one's own, or all for planners. */
	dueTechnologies: number;
	duePilots: number;
	/** Systems that the reader answers for and in which something is down now. */
	ownIncidents: { id: string; name: string; count: number }[];
	/** Reviews in which a verdict is asked of the reader. */
	ownVerdicts: { id: string; name: string; answerBy: string; count: number }[];
	/** Open competence surveys to which the reader has not given answers. */
	ownSurveys: { id: string; name: string; closesOn: string }[];
}

export const steps = [
	'units',
	'people',
	'strategy',
	'needs',
	'triage',
	'priorities',
	'budget',
	'schedule',
	'adopt',
	'publish',
] as const;
export type Step = (typeof steps)[number];

export interface StepState {
	step: Step;
	isDone: boolean;
	path: string;
}

/** Each step of the main job, whether it is done, and the page where it is done. */
export function stepStates(overview: Overview): StepState[] {
	const { needsByState: by } = overview;
	const needs = Object.values(by).reduce((sum, count) => sum + count, 0);
	const accepted = (by['accepted'] ?? 0) + (by['planned'] ?? 0) + (by['done'] ?? 0);
	const done: Record<Step, [boolean, string]> = {
		units: [overview.units > 0, 'start/units'],
		people: [overview.positions > 0, 'start/people'],
		strategy: [overview.clauses > 0, overview.clauses > 0 ? 'strategy' : 'strategy/import'],
		needs: [needs > 0, 'needs'],
		triage: [accepted > 0 && (by['new'] ?? 0) === 0, 'needs?state=new'],
		priorities: [overview.criteria > 0 && overview.scoredNeeds > 0, 'priorities'],
		budget: [overview.budgets > 0, 'plans'],
		schedule: [overview.schedules > 0, 'plans'],
		adopt: [overview.adoptedPlan !== null, 'plans'],
		publish: [
			overview.isPublished,
			overview.adoptedPlan ? `plans/adopted/${overview.adoptedPlan.id}` : 'plans',
		],
	};
	return steps.map((step) => ({ step, isDone: done[step][0], path: done[step][1] }));
}
