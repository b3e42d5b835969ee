export { firstSlotFrom, fridayOf, isMonday, lastSlotBy, mondayOf, yearOf } from './problem/calendar.ts';
export { compare } from './portfolio/compare.ts';
export type { Came, Comparison, Dates, Moved, SpendChange, Went } from './portfolio/compare.ts';
export { explainStart, obstacleTo } from './portfolio/explain.ts';
export { InvalidPriorities, prioritise, validatePriorities } from './prioritise/prioritise.ts';
export type {
	Contribution,
	Criterion,
	Priority,
	PriorityInput,
	PriorityIssue,
	Score,
} from './prioritise/prioritise.ts';
export { BUDGET_KINDS } from './problem/problem.ts';
export type { Activity, Budget, BudgetKind, Pin, Problem, Resource, Slot } from './problem/problem.ts';
export type {
	AfterDeadline,
	AfterLag,
	AfterPredecessor,
	AfterSetup,
	BeforeEarliest,
	BeforeLag,
	BudgetExceeded,
	BudgetSpend,
	BudgetSpent,
	Cause,
	Closed,
	Conflict,
	DeadlineBeforePredecessor,
	DeadlineOrder,
	ExcludedBy,
	FundExceeded,
	FundSpent,
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
	ScheduledSetup,
	SetupImpossible,
	SkillFull,
	SkillMissing,
	StartSpan,
	UnscheduledItem,
	ValueBound,
	WhyHere,
	Window,
	WindowEmpty,
} from './result.ts';
export { schedule, Search } from './portfolio/schedule.ts';
export type { Improvement, ScheduleOptions } from './portfolio/schedule.ts';
export type { Spread } from './prioritise/spread.ts';
export { firstOf, maxIterations, noImprovement } from './stop.ts';
export type { Progress, Stop } from './stop.ts';
export { InvalidProblem, validateProblem } from './problem/validate.ts';
export type { Issue } from './problem/validate.ts';
export { displacedBy, priceOf } from './explain/displacement.ts';
export type { Displacement, Price } from './explain/displacement.ts';
export { relaxations } from './explain/relaxation.ts';
export type { Relaxation } from './explain/relaxation.ts';
export type { Shortage } from './explain/shortage.ts';
export { InvalidElection, validateElection } from './fairness/election.ts';
export type {
	Election,
	ElectionIssue,
	ElectionProject,
	TieOrder,
	Utility,
	Voter,
} from './fairness/election.ts';
export { equalShares } from './fairness/equal-shares.ts';
export type { EqualSharesOptions, EqualSharesOutcome } from './fairness/equal-shares.ts';
export { greedy } from './fairness/greedy.ts';
export { phragmen } from './fairness/phragmen.ts';
export type { PhragmenOutcome } from './fairness/phragmen.ts';
export { fractionText, greatestCommonDivisor, rationalFrom } from './rational.ts';
export type { Rational } from './rational.ts';
export { COMMITTEE_RULES, committees } from './fairness/committees/rules.ts';
export type { CommitteeRule } from './fairness/committees/rules.ts';
export type { Estimate, Fund, Group, Lag, Mode, Place } from './problem/problem.ts';
export { INSTANCE_READERS } from './problem/readers/readers.ts';
export { UnreadableInstance } from './problem/readers/reading.ts';
export { makespanSearch, UnsupportedProject } from './makespan/solve.ts';
export type { MakespanPlan, MakespanSearch } from './makespan/method.ts';
export { holdDates } from './uncertainty/hold-dates.ts';
export type { ActivityOutlook, Likely, Outlook, OutlookOptions } from './uncertainty/hold-dates.ts';
export { buffers } from './uncertainty/buffers.ts';
export type { Buffer, BufferOptions } from './uncertainty/buffers.ts';
export { ahp } from './prioritise/ahp.ts';
export type { Ahp } from './prioritise/ahp.ts';
export { bestWorst, bestWorstByRatios } from './prioritise/bwm.ts';
export type { BestWorst, BestWorstWeights } from './prioritise/bwm.ts';
export type { Decision, Normalisation } from './prioritise/decision.ts';
export { promethee } from './prioritise/promethee.ts';
export type { Preference } from './prioritise/promethee.ts';
export { saw } from './prioritise/saw.ts';
export { smaa } from './prioritise/smaa.ts';
export type { RankAcceptability } from './prioritise/smaa.ts';
export type { WeightKnowledge } from './prioritise/weight-sampler.ts';
export { topsis } from './prioritise/topsis.ts';
export { vikor } from './prioritise/vikor.ts';
export type { Vikor } from './prioritise/vikor.ts';
export { robustOrder } from './prioritise/robust-order.ts';
export type { Line, Robustness, RobustOptions } from './prioritise/robust-order.ts';
export { conflictingWishes } from './conflict/conflicting-wishes.ts';
export type { ConflictOptions } from './conflict/conflicting-wishes.ts';
export type { Wish, WishConflict } from './conflict/wish.ts';
export { fairSelection } from './fairness/fair-selection.ts';
export type { FairInput, FairOptions, FairScore, FairUnit } from './fairness/fair-selection.ts';
export type { ChosenNeed, FairSelection, Payer, RefusedNeed, UnitLine } from './fairness/explain.ts';
export { compareSelections } from './fairness/compare-selections.ts';
export type { SelectionComparison } from './fairness/compare-selections.ts';
export { proveWith } from './select/exact-port.ts';
export type { ExactLimits, ExactSolution, ExactSolver } from './select/exact-port.ts';
export type { LinearModel } from './select/linear-model.ts';
export type {
	CapacityLimit,
	Choice,
	MinimumShare,
	ModeCost,
	ModeEffort,
	MoneyLimit,
	SelectionMode,
	SelectionNeed,
	SelectionPin,
	SelectionProblem,
} from './select/problem.ts';
export { choicesOf, select, SelectionSearch } from './select/select.ts';
export type { SelectionResult } from './select/select.ts';
export { InvalidSelection, validateSelection } from './select/validate.ts';
export type { SelectionIssue } from './select/validate.ts';
export { priceOfFairness, withFairShares } from './select/price-of-fairness.ts';
export type { FairnessPoint, GroupOutcome } from './select/price-of-fairness.ts';
export { brokenIn } from './repair/broken.ts';
export type { Broken } from './repair/broken.ts';
export { changed } from './repair/change.ts';
export type { Change } from './repair/change.ts';
export type { Commitment } from './repair/adopted.ts';
export type { Disturbance } from './repair/measure.ts';
export { RepairSearch } from './repair/repair-search.ts';
export type { RepairWish } from './repair/repair-search.ts';
export { repair, tradeOffs } from './repair/repair.ts';
export type { Repair, RepairOptions, TradeOff } from './repair/repair.ts';
export { weighed } from './portfolio/weigh.ts';
export type { Weighed } from './portfolio/weigh.ts';
export type { Weights } from './portfolio/weights.ts';
