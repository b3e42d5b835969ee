import * as v from 'valibot';
import { Day, Id, Key, Name, OptionalDay, OptionalId, Version } from '../tenant/tenant.ts';

export const tenures = ['permanent', 'fixed_term'] as const;
export type Tenure = (typeof tenures)[number];

export interface Position {
	id: string;
	title: string;
	roleId: string;
	role: string;
	serviceAreaId: string | null;
	personId: string | null;
	person: string | null;
	tenure: Tenure;
	/** Days a month that the post gives to development work. */
	daysPerMonth: number;
	/** How much of full working time the post is. */
	fullTimePercent: number;
	/** The post that stands in for it. */
	deputyId: string | null;
	deputy: string | null;
	validFrom: string;
	validTo: string | null;
	version: number;
}

/** A month has at most 23 working days. */
const isPossible = (days: number | null) => days === null || (days >= 0 && days <= 23);

/** Written as people write it, `2,5` or `2.5`; null when nothing was written. */
const WrittenDays = v.pipe(
	v.string(),
	v.trim(),
	v.transform((text) => (text === '' ? null : Math.round(Number(text.replace(',', '.')) * 100) / 100)),
	v.check((days) => days === null || Number.isFinite(days), 'not_a_number'),
	v.check(isPossible, 'not_days_of_month'),
);

export const DaysPerMonth = v.pipe(v.string(), v.trim(), v.nonEmpty(), WrittenDays, v.number());

const FullTimePercent = v.pipe(
	v.optional(v.string(), '100'),
	v.transform((text) => Number(text.replaceAll(/[\s%]/g, '') || '100')),
	v.check((percent) => Number.isInteger(percent) && percent >= 1 && percent <= 100, 'not_full_time_percent'),
);

const fields = v.object({
	title: Name,
	roleId: Id,
	serviceAreaId: OptionalId,
	/** Empty when the post is vacant. */
	personId: OptionalId,
	tenure: v.picklist(tenures),
	daysPerMonth: DaysPerMonth,
	fullTimePercent: FullTimePercent,
	deputyId: OptionalId,
	validFrom: Day,
	validTo: OptionalDay,
	key: Key,
});

const endsAfterStart = (post: { validFrom: string; validTo: string | null }) =>
	post.validTo === null || post.validTo >= post.validFrom;

export const PositionDraft = v.pipe(
	fields,
	v.forward(v.partialCheck([['validFrom'], ['validTo']], endsAfterStart, 'ends_before_start'), ['validTo']),
);
/** What is left open is full time without a deputy; in a change it stays as it was. */
type Open<Given> = Omit<Given, 'fullTimePercent' | 'deputyId'> &
	Partial<Pick<v.InferOutput<typeof fields>, 'fullTimePercent' | 'deputyId'>>;
export type PositionDraft = Open<v.InferOutput<typeof PositionDraft>>;

export const PositionChange = v.pipe(
	v.object({ ...fields.entries, id: Id, version: Version }),
	v.forward(v.partialCheck([['validFrom'], ['validTo']], endsAfterStart, 'ends_before_start'), ['validTo']),
);
export type PositionChange = Open<v.InferOutput<typeof PositionChange>>;

export const PositionEnd = v.object({ id: Id, version: Version, validTo: Day });
export type PositionEnd = v.InferOutput<typeof PositionEnd>;

/** One row for each role of the first posts; a role without days gets no post. */
export const FirstPositions = v.object({
	rows: v.pipe(
		v.record(v.string(), v.object({ roleId: Id, title: Name, daysPerMonth: WrittenDays })),
		v.transform((rows) => Object.values(rows)),
		v.maxLength(200),
	),
	validFrom: Day,
	key: Key,
});
export type FirstPositions = v.InferOutput<typeof FirstPositions>;

export function isInForce(post: Pick<Position, 'validFrom' | 'validTo'>, day: string): boolean {
	return post.validFrom <= day && (post.validTo === null || post.validTo >= day);
}

export interface RoleCapacity {
	posts: number;
	vacant: number;
	/** Days a month of filled posts, and what the vacant ones would add. */
	days: number;
	vacantDays: number;
}

/** What each role has to give on a day, by role id; a role without a post in force is not there. */
export function capacityByRole(positions: readonly Position[], day: string): Map<string, RoleCapacity> {
	const byRole = new Map<string, RoleCapacity>();
	for (const post of positions) {
		if (!isInForce(post, day)) continue;
		const sum = byRole.get(post.roleId) ?? { posts: 0, vacant: 0, days: 0, vacantDays: 0 };
		byRole.set(post.roleId, {
			posts: sum.posts + 1,
			vacant: sum.vacant + (post.personId ? 0 : 1),
			days: sum.days + (post.personId ? post.daysPerMonth : 0),
			vacantDays: sum.vacantDays + (post.personId ? 0 : post.daysPerMonth),
		});
	}
	return byRole;
}
