import { gapsOf } from '#domain/governance/duty/occurrence.ts';
import { shortDay } from '#domain/governance/duty/duty-words.ts';
import { firstDayOf, lastDayOf } from '#domain/governance/duty/rule.ts';
import type { Listed } from '#domain/governance/duty/year.ts';
import { bodyKinds, type BodyKind } from '#domain/governance/body/body.ts';
import type { WheelMark, WheelRing } from '#ui/wheel/wheel.ts';

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The share of the year before the middle of a day: every month is a twelfth of the wheel. */
export function shareOf(day: string, yearStarts: number): number {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	return (((month - yearStarts + 12) % 12) + (date - 0.5) / daysIn(year, month)) / 12;
}

/** One ring for each body that has something in the year: services outermost, the council in the middle. */
export function ringsOf(
	duties: readonly Listed[],
	bodies: readonly { id: string; name: string; kind: BodyKind }[],
): WheelRing[] {
	const present = new Set(duties.map(({ bodyId }) => bodyId));
	return bodies
		.filter(({ id }) => present.has(id))
		.sort((a, b) => bodyKinds.indexOf(a.kind) - bodyKinds.indexOf(b.kind))
		.map(({ id, name }) => ({ id, name }));
}

/** Where its time begins and ends; what began before the year begins with it. */
export function spanOf(
	{ startsOn, dueOn }: { startsOn: string; dueOn: string },
	year: number,
	yearStarts: number,
): Pick<WheelMark, 'from' | 'to' | 'day'> {
	const [first, last] = [firstDayOf(year, yearStarts), lastDayOf(year, yearStarts)];
	const from = startsOn < first ? 0 : shareOf(startsOn > last ? last : startsOn, yearStarts);
	return { from, to: shareOf(dueOn, yearStarts), day: shortDay(dueOn) };
}

export function marksOf(
	duties: readonly Listed[],
	year: number,
	yearStarts: number,
	root: string,
): WheelMark[] {
	return duties.map((one) => ({
		id: one.id,
		ring: one.bodyId,
		...spanOf(one, year, yearStarts),
		name: one.name,
		href: `${root}/duties/${one.dutyId}?mark=${one.id}`,
		state: one.state,
		hasGap: gapsOf(one).length > 0,
	}));
}
