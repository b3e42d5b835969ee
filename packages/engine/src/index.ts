export { firstSlotFrom, fridayOf, isMonday, lastSlotBy, mondayOf, yearOf } from './calendar.ts';
export { compare } from './compare.ts';
export type { Came, Comparison, Dates, Moved, SpendChange, Went } from './compare.ts';
export { explainStart } from './explain.ts';
export { InvalidPriorities, prioritise, validatePriorities } from './prioritise.ts';
export type { Contribution, Criterion, Priority, PriorityInput, PriorityIssue, Score } from './prioritise.ts';
export { BUDGET_KINDS } from './problem.ts';
export type { Activity, Budget, BudgetKind, Pin, Problem, Resource, Slot } from './problem.ts';
export type {
	AfterDeadline,
	AfterPredecessor,
	BeforeEarliest,
	BudgetExceeded,
	BudgetSpend,
	BudgetSpent,
	Cause,
	Closed,
	Conflict,
	DeadlineBeforePredecessor,
	DeadlineOrder,
	Objective,
	Obstacle,
	OutsideHorizon,
	PinConflict,
	PredecessorNotScheduled,
	PredecessorTooLate,
	ResourceAbsent,
	ResourceFull,
	ResourceLoad,
	ResourceMissing,
	Schedule,
	ScheduledItem,
	StartSpan,
	UnscheduledItem,
	WhyHere,
	Window,
	WindowEmpty,
} from './result.ts';
export { schedule, Search } from './schedule.ts';
export type { Improvement, ScheduleOptions } from './schedule.ts';
export type { Spread } from './spread.ts';
export { firstOf, maxIterations, noImprovement } from './stop.ts';
export type { Progress, Stop } from './stop.ts';
export { InvalidProblem, validateProblem } from './validate.ts';
export type { Issue } from './validate.ts';
