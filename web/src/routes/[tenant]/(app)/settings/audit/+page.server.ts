import * as v from 'valibot';
import { isDay } from '#platform/day.ts';
import type { TrailFilter } from '#domain/organisation/audit-trail/audit-trail.ts';
import * as auditTrail from '#domain/organisation/audit-trail/audit-trail.server.ts';
import * as people from '#domain/organisation/person/person.server.ts';
import { form } from '#platform/form.server.ts';
import { tableState, type TableState } from '#ui/table/table-state.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Filters come from the address: what is not a day or an id is left out. */
function filterOf({ filters, size, offset }: TableState): TrailFilter {
	const { verb, person, subject, from, to } = filters;
	return {
		limit: size,
		offset,
		...(verb && { verb }),
		...(person && uuid.test(person) && { personId: person }),
		...(subject && uuid.test(subject) && { subjectId: subject }),
		...(from && isDay(from) && { from }),
		...(to && isDay(to) && { to }),
	};
}

export const load = async ({ locals: { actor }, url }) => {
	const table = tableState(url, { filters: ['verb', 'person', 'subject', 'from', 'to'], size: 50 });
	const [trail, persons] = await Promise.all([auditTrail.list(actor, filterOf(table)), people.list(actor)]);
	return { ...trail, table, persons: persons.map(({ id, name }) => ({ id, name })) };
};

export const actions = {
	verify: form(v.object({}), async (actor) => ({ brokenAt: await auditTrail.firstBroken(actor) })),
};
