import { formatDay, formatMonth, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { MOST_CARRIED } from './find-problems.ts';
import type { Problem, ProblemGroup } from './problem.ts';
import { nameOf, type SeatKind, type Subject } from './responsibility.ts';

/** What is wrong, in a sentence. */
export function problemText(t: Translate, one: Problem): string {
	return t(`people.problem.${one.kind}`, {
		name: one.subject ? nameOf(one.subject) : '',
		post: one.post?.title ?? '',
		person: one.post?.person ?? '',
		other: one.other,
		count: one.count,
		carried: one.carried,
		day: one.day ? formatDay(t.locale, one.day) : '',
		month: one.month ? formatMonth(t.locale, `${one.month}-01`) : '',
		work: days(t, one.work),
		capacity: days(t, one.capacity),
	});
}

export const ruleText = (t: Translate, group: ProblemGroup) =>
	t(`people.rule.${group}`, { most: MOST_CARRIED });

const TENTHS = 10;

/** Days to one decimal. */
export const days = (t: Translate, value: number) =>
	formatNumber(t.locale, Math.round(value * TENTHS) / TENTHS);

export const seatText = (t: Translate, kinds: readonly SeatKind[]) =>
	kinds.map((kind) => t(`people.seat.${kind}`)).join(', ');

/** Page inside the municipality that tells of the thing itself. */
export function subjectPath({ kind, id, bodyId }: Pick<Subject, 'kind' | 'id' | 'bodyId'>): string {
	switch (kind) {
		case 'strategy':
			return `strategy?strategy=${id}`;
		case 'measure':
			return `strategy/measures/${id}`;
		case 'duty':
			return `year/duties/${id}`;
		case 'body':
			return `year/bodies/${id}`;
		case 'need':
			return `needs/${id}`;
		case 'system':
			return `systems/${id}`;
		case 'follow_up':
			return `year/bodies/${bodyId}`;
		case 'key_task':
			return `people/key-tasks/${id}`;
		case 'technology':
			return `radar/technologies/${id}`;
		case 'pilot':
			return `radar/pilots/${id}`;
	}
}

/** Its days, in words. */
export function whenText(t: Translate, { kind, startsOn, endsOn, dueOn }: Subject): string {
	const day = (text: string) => formatDay(t.locale, text);
	const [due] = dueOn;
	if (kind === 'duty' && due) return t('people.when.due', { day: day(due) });
	if ((kind === 'key_task' || kind === 'technology') && due) return t('people.when.check', { day: day(due) });
	if (startsOn && endsOn) return t('people.when.between', { from: day(startsOn), to: day(endsOn) });
	if (endsOn) return t('people.when.until', { to: day(endsOn) });
	return startsOn ? t('people.when.since', { from: day(startsOn) }) : t('people.when.open');
}
