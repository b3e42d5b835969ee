import type { Translate } from '#platform/locale/translate.ts';

/** Why a need is not in a plan, as a resident is told it. */
export const publicCauses = ['money', 'people', 'waits', 'time', 'started', 'choice'] as const;
export type PublicCause = (typeof publicCauses)[number];

export interface PublicReason {
	cause: PublicCause;
	/** Years in which the money ends; empty for other causes. */
	years: number[];
	/** Titles of what must be done first, when the same plan tells of them. */
	after: string[];
}

const causeOf: Record<string, PublicCause> = {
	budget_exceeded: 'money',
	budget_spent: 'money',
	resource_absent: 'people',
	resource_full: 'people',
	resource_missing: 'people',
	role_without_post: 'people',
	after_predecessor: 'waits',
	predecessor_not_scheduled: 'waits',
	predecessor_too_late: 'waits',
	deadline_before_predecessor: 'waits',
	deadline_order: 'waits',
	waits_for: 'waits',
	window_empty: 'time',
	outside_horizon: 'time',
	before_earliest: 'time',
	after_deadline: 'time',
	closed: 'time',
	started_before: 'started',
};

interface Stored {
	code: string;
	year?: number;
	needs?: { id: string }[];
}

/**
 * Lets through only what is known to be public: the cause, years, and names that the plan itself tells.
 * Posts, sums, days and what a person wrote on a pin stay behind; an unknown code is a choice.
 */
export function publicReasons(
	stored: unknown,
	of: string,
	titles: ReadonlyMap<string, string>,
): PublicReason[] {
	const byCause = new Map<PublicCause, PublicReason>();
	for (const { code, year, needs } of Array.isArray(stored) ? (stored as Stored[]) : []) {
		const cause = causeOf[code] ?? 'choice';
		const reason = byCause.get(cause) ?? { cause, years: [], after: [] };
		byCause.set(cause, reason);
		if (cause === 'money' && typeof year === 'number') reason.years.push(year);
		if (cause !== 'waits') continue;
		for (const { id } of needs ?? []) if (id !== of && titles.has(id)) reason.after.push(titles.get(id)!);
	}
	const found = [...byCause.values()].map(({ cause, years, after }) => ({
		cause,
		years: [...new Set(years)].sort((a, b) => a - b),
		after: [...new Set(after)],
	}));
	return found.sort((a, b) => publicCauses.indexOf(a.cause) - publicCauses.indexOf(b.cause));
}

export function publicReasonText(t: Translate, { cause, years, after }: PublicReason): string {
	if (cause === 'money' && years.length > 0) return t('public.reason.moneyOf', { years: years.join(', ') });
	if (cause === 'waits' && after.length > 0) return t('public.reason.waitsFor', { needs: after.join('; ') });
	return t(`public.reason.${cause}`);
}
