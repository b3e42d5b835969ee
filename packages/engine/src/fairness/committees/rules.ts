import { allCandidates, subsetsOf, type Approvals, type Committee } from './approvals.ts';
import {
	enestroemPhragmen,
	leximaxPhragmen,
	maximinSupport,
	minimaxPhragmen,
	sequentialPhragmen,
} from './loads.ts';
import {
	consensus,
	eliminatingLeastPopular,
	greedyMonroe,
	leximaxApproval,
	minimaxApproval,
	monroe,
	satisfactionApproval,
} from './other-rules.ts';
import { sharesRaised, sharesThenApprovals, sharesThenPhragmen } from './shares.ts';
import { optimalThiele, reverseThiele, sequentialThiele, THIELE } from './thiele.ts';

type Rule = (approvals: Approvals, size: number, resolute: boolean) => Committee[];
type ThieleName = keyof typeof THIELE;

const optimal =
	(name: ThieleName): Rule =>
	(approvals, size) =>
		optimalThiele(approvals, size, THIELE[name](size, approvals.ballots.length));
const sequential =
	(name: ThieleName): Rule =>
	(approvals, size, resolute) =>
		sequentialThiele(approvals, size, THIELE[name](size, approvals.ballots.length), resolute);
const trivial: Rule = (approvals, size) => [...subsetsOf(allCandidates(approvals), size)];
const reversePav: Rule = (approvals, size, resolute) =>
	reverseThiele(approvals, size, THIELE.pav(approvals.candidates), resolute);

const RULES = {
	av: optimal('av'),
	sav: satisfactionApproval,
	pav: optimal('pav'),
	slav: optimal('slav'),
	cc: optimal('cc'),
	lexcc: optimal('lexcc'),
	geom2: optimal('geom2'),
	seqpav: sequential('pav'),
	revseqpav: reversePav,
	seqslav: sequential('slav'),
	seqcc: sequential('cc'),
	seqphragmen: sequentialPhragmen,
	minimaxphragmen: minimaxPhragmen,
	leximaxphragmen: leximaxPhragmen,
	'maximin-support': maximinSupport,
	monroe,
	'greedy-monroe': greedyMonroe,
	minimaxav: minimaxApproval,
	lexminimaxav: leximaxApproval,
	'equal-shares': sharesThenPhragmen,
	'equal-shares-with-av-completion': sharesThenApprovals,
	'equal-shares-with-increment-completion': sharesRaised,
	'phragmen-enestroem': enestroemPhragmen,
	'consensus-rule': consensus,
	eph: eliminatingLeastPopular,
	trivial,
} satisfies Record<string, Rule>;

/** Rules for committees by the names of the field's literature (Lackner and Skowron 2023). */
export type CommitteeRule = keyof typeof RULES;

/** All names of `CommitteeRule`. */
export const COMMITTEE_RULES = Object.keys(RULES) as CommitteeRule[];

/**
 * Winning committees of the size, each ascending, together in lexicographic order. Exact. Rules that look for an optimum
 * try every committee: meant for tens of candidates and few seats.
 * @param resolute one committee only: ties fall to the candidate with the lowest number
 * @throws {RangeError} when there are no voters, or not so many candidates
 */
export function committees(
	rule: CommitteeRule,
	approvals: Approvals,
	size: number,
	resolute: boolean,
): Committee[] {
	const { ballots, candidates } = approvals;
	if (ballots.length === 0 || !(Number.isInteger(size) && size >= 1 && size <= candidates))
		throw new RangeError(`no committee of ${size} from ${candidates} candidates by ${ballots.length} voters`);
	const found = new Map(RULES[rule](approvals, size, resolute).map((one) => [one.join(), one]));
	const sorted = [...found.values()].sort(lexicographically);
	return resolute ? sorted.slice(0, 1) : sorted;
}

function lexicographically(a: Committee, b: Committee): number {
	return a.map((one, at) => one - b[at]!).find((one) => one !== 0) ?? 0;
}
