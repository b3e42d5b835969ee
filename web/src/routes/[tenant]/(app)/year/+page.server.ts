import * as bodies from '#domain/governance/body/body.server.ts';
import { WORK_YEAR_STARTS } from '#domain/governance/body/body.ts';
import { filteredDays } from '#domain/governance/coming-day/coming-day.ts';
import * as comingDays from '#domain/governance/coming-day/coming-day.server.ts';
import { yearOf } from '#domain/governance/duty/rule.ts';
import * as years from '#domain/governance/duty/year.server.ts';
import {
	byMonth,
	comingNext,
	filtered,
	inYear,
	passed,
	programmeGaps,
} from '#domain/governance/duty/year.ts';
import { today } from '#platform/today.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;
const MOST_NEXT = 5;

/** The year asked for, or the one that is going on. */
function asked(text: string | null, current: number): number {
	const year = text && /^\d{4}$/.test(text) ? Number(text) : current;
	return Math.min(Math.max(year, FIRST_YEAR), LAST_YEAR);
}

const isTold = (text: string | null): text is string => text !== null;

export const load = async ({ locals, url, cookies }) => {
	const day = today();
	const isWorkYear = url.searchParams.get('view') === 'work';
	const yearStarts = isWorkYear ? WORK_YEAR_STARTS : 1;
	const current = yearOf(day, yearStarts);
	const year = asked(url.searchParams.get('year'), current);
	const table = tableState(url, { filters: ['body', 'owner', 'state'] });
	const [all, everyBody, everyDay] = await Promise.all([
		years.view(locals.actor, year, yearStarts, day),
		bodies.list(locals.actor, day),
		comingDays.ofYear(locals.actor, year, yearStarts, day),
	]);
	const ofYear = inYear(all, year, yearStarts);
	const shown = filtered(ofYear, table.filters);
	return {
		today: day,
		year,
		yearStarts,
		current,
		isWorkYear,
		table,
		shown,
		months: byMonth(shown, year, yearStarts),
		isFiltered: Object.keys(table.filters).length > 0,
		isEmpty: all.length === 0,
		passed: passed(all),
		next: comingNext(all, day).slice(0, MOST_NEXT),
		gaps: programmeGaps(ofYear),
		days: filteredDays(everyDay, table.filters),
		owners: [
			...new Set([...ofYear.map(({ owner }) => owner), ...everyDay.map(({ post }) => post)].filter(isTold)),
		].sort(),
		bodies: everyBody.map(({ id, name, kind, yearStarts: starts }) => ({ id, name, kind, starts })),
		flash: takeFlash(cookies),
	};
};
