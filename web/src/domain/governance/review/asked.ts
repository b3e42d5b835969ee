import type { AskedSeat, Verdict } from './verdict.ts';

/** A post as it is held on the day; the person is null where nobody holds it. */
export interface Post {
	positionId: string;
	title: string;
	personId: string | null;
	person: string | null;
}

export interface Posts {
	/** Null where it is a goal that is looked at. */
	measureId: string | null;
	accountable: Post | null;
	planning: Post | null;
	implementing: Post | null;
	deputies: (Post & { duty: 'planning' | 'implementing' })[];
	chair: Post | null;
}

/** Why this person: the post is theirs, they stand in for it, or nobody else is there. */
export type AskedAs = 'own' | 'deputy' | 'accountable' | 'chair' | 'nobody';

export interface AskedFor {
	seat: AskedSeat;
	/** The post that should answer; null where none has been named. */
	post: Post | null;
	/** Who is asked; null where nobody is there, and those who plan answer. */
	personId: string | null;
	person: string | null;
	as: AskedAs;
	/** These may answer too. */
	deputyIds: string[];
}

/** A measure is asked of its planner and its doer, a goal of whoever answers for the strategy. */
export function seatsOf({ measureId, planning, implementing }: Posts): AskedSeat[] {
	if (measureId === null || (!planning && !implementing)) return ['accountable'];
	return [...(planning ? ['planning' as const] : []), ...(implementing ? ['implementing' as const] : [])];
}

/** Whoever holds the post; else a deputy, the accountable post, the chair. Nothing waits for an empty chair. */
export function askedFor(posts: Posts): AskedFor[] {
	return seatsOf(posts).map((seat) => {
		const post = posts[seat];
		const deputies = posts.deputies.filter(({ duty, personId }) => duty === seat && personId !== null);
		const deputyIds = deputies.flatMap(({ personId }) => personId ?? []);
		const line: [AskedAs, Post | null | undefined][] = [
			['own', post],
			['deputy', deputies[0]],
			['accountable', posts.accountable],
			['chair', posts.chair],
		];
		const [as, found] = line.find(([, held]) => held?.personId) ?? (['nobody', null] as const);
		return {
			...{ seat, post, as, deputyIds },
			personId: found?.personId ?? null,
			person: found?.person ?? null,
		};
	});
}

/** The seats a person may answer for without a reason. */
export function ownSeats(asked: readonly AskedFor[], personId: string | null): AskedSeat[] {
	if (personId === null) return [];
	return asked
		.filter((one) => one.personId === personId || one.deputyIds.includes(personId))
		.map(({ seat }) => seat);
}

/** Those asked who have said nothing. */
export function silentOf(asked: readonly AskedFor[], current: readonly Verdict[]): AskedFor[] {
	if (current.some(({ seat }) => seat === 'meeting')) return [];
	return asked.filter(({ seat }) => !current.some((said) => said.seat === seat));
}
