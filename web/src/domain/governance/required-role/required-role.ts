import * as v from 'valibot';
import type { Tenure } from '#domain/organisation/position/position.ts';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';

/** A post as it is on the day; `person` is null where nobody with an open account holds it. */
export interface HeldPost {
	id: string;
	title: string;
	roleId: string;
	person: string | null;
	tenure: Tenure;
	daysPerMonth: number;
	fullTimePercent: number;
	validFrom: string;
	validTo: string | null;
	/** The post that stands in, and who holds it. */
	deputy: { id: string; title: string; person: string | null } | null;
}

/** What a clause of a strategy asks for. */
export interface Requirement {
	strategyId: string;
	strategy: string;
	lineageId: string;
	number: string;
	text: string;
	roleId: string;
	role: string;
	posts: number;
	isPermanent: boolean;
	/** At least so much of full time; null where the clause says nothing of it. */
	leastPercent: number | null;
}

/** The gravest first; the last asks for no act of its own. */
export const gaps = ['vacant', 'coming', 'fixed_term', 'ends', 'part_time', 'no_deputy'] as const;
export type Gap = (typeof gaps)[number];

/** Without a deputy the clause is served all the same: it is told, and is no red line. */
export const isBreach = (gap: Gap) => gap !== 'no_deputy';

export interface StandingPost extends HeldPost {
	gaps: Gap[];
}

export interface Standing extends Requirement {
	/** As many as are asked for, those that serve it best first. */
	held: StandingPost[];
	/** So many posts there are not at all. */
	missing: number;
	isMet: boolean;
}

const isOver = ({ validTo }: HeldPost, day: string) => validTo !== null && validTo < day;
const isHeldOn = ({ person, validFrom }: HeldPost, day: string) => person !== null && validFrom <= day;

/** What of the requirement the post does not give. */
export function gapsOf(
	post: HeldPost,
	{ isPermanent, leastPercent }: Pick<Requirement, 'isPermanent' | 'leastPercent'>,
	day: string,
): Gap[] {
	const found: Gap[] = [];
	if (post.person === null) found.push('vacant');
	else if (post.validFrom > day) found.push('coming');
	if (isPermanent && post.tenure === 'fixed_term') found.push('fixed_term');
	else if (isPermanent && post.validTo !== null) found.push('ends');
	if (leastPercent !== null && post.fullTimePercent < leastPercent) found.push('part_time');
	const standsIn = post.deputy?.person ?? null;
	if (standsIn === null || standsIn === post.person) found.push('no_deputy');
	return found;
}

/** The requirement against what is on the day. */
export function standingOf(requirement: Requirement, posts: readonly HeldPost[], day: string): Standing {
	const own = posts
		.filter((post) => post.roleId === requirement.roleId && !isOver(post, day))
		.map((post): StandingPost => ({ ...post, gaps: gapsOf(post, requirement, day) }))
		.toSorted(
			(a, b) =>
				Number(isHeldOn(b, day)) - Number(isHeldOn(a, day)) ||
				a.gaps.filter(isBreach).length - b.gaps.filter(isBreach).length ||
				b.fullTimePercent - a.fullTimePercent ||
				a.title.localeCompare(b.title),
		);
	const held = own.slice(0, requirement.posts);
	const missing = requirement.posts - held.length;
	const isMet = missing === 0 && held.every((post) => !post.gaps.some(isBreach));
	return { ...requirement, held, missing, isMet };
}

const Whole = (least: number, most: number) =>
	v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(least), v.maxValue(most));

export const RoleRequirement = v.object({
	strategyId: Id,
	lineageId: Id,
	roleId: v.pipe(v.optional(v.string(), ''), v.nonEmpty(), v.uuid()),
	isPermanent: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text !== ''),
	),
	posts: v.optional(Whole(1, 50), '1'),
	leastPercent: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.replaceAll(/[\s%]/g, '')),
		v.transform((text) => (text === '' ? null : Number(text))),
		v.check(
			(percent) => percent === null || (Number.isInteger(percent) && percent >= 1 && percent <= 100),
			'not_full_time_percent',
		),
	),
	key: Key,
});
type Said = v.InferOutput<typeof RoleRequirement>;
/** One post of any share, where nothing else is said. */
export type RoleRequirement = Omit<Said, 'posts' | 'leastPercent'> &
	Partial<Pick<Said, 'posts' | 'leastPercent'>>;

export const RoleRelease = v.object({ lineageId: Id, roleId: Id });
export type RoleRelease = v.InferOutput<typeof RoleRelease>;
