import * as v from 'valibot';
import { isInForce, type Position } from '#domain/organisation/position/position.ts';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';

/** A role that a clause asks for and nobody has a post of. */
export const VacantPost = v.object({ lineageId: Id, roleId: Id, key: Key });
export type VacantPost = v.InferOutput<typeof VacantPost>;

type Giving = Pick<Position, 'roleId' | 'daysPerMonth' | 'validFrom' | 'validTo'>;

/** Days a month that the middle one of such posts gives: of the role, where it has had any, else of all in force. */
export function usualDays(posts: readonly Giving[], roleId: string, day: string): number {
	const own = posts.filter((post) => post.roleId === roleId);
	const like = own.length > 0 ? own : posts.filter((post) => isInForce(post, day));
	const days = like.map(({ daysPerMonth }) => daysPerMonth).toSorted((a, b) => a - b);
	return days[Math.floor((days.length - 1) / 2)] ?? 0;
}
