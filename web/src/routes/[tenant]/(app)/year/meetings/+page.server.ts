import * as bodies from '#domain/governance/body/body.server.ts';
import { isMissed } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { today } from '#platform/today.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

const isId = (text: string | undefined) => (/^[0-9a-f-]{36}$/.test(text ?? '') ? text : undefined);

export const load = async ({ locals, url, cookies }) => {
	const day = today();
	const table = tableState(url, { filters: ['body', 'year'] });
	const year = Number(table.filters['year']);
	const filter = {
		bodyId: isId(table.filters['body']),
		year: Number.isInteger(year) && year > 1990 && year < 2200 ? year : undefined,
	};
	const [all, years, everyBody] = await Promise.all([
		meetings.list(locals.actor, filter, day),
		meetings.years(locals.actor),
		bodies.list(locals.actor, day),
	]);
	const missed = all.filter((one) => isMissed(one, day));
	const isComing = ({ state }: (typeof all)[number]) => state === 'open' || state === 'planned';
	const rest = all.filter((one) => !missed.includes(one));
	return {
		table,
		years,
		bodies: everyBody.map(({ id, name }) => ({ value: id, label: name })),
		today: day,
		missed: missed.reverse(),
		coming: rest.filter(isComing).reverse(),
		others: rest.filter((one) => !isComing(one)),
		isFiltered: Object.keys(table.filters).length > 0,
		flash: takeFlash(cookies),
	};
};
