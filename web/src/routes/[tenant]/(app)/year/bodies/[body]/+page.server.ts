import { liveLinks } from '#domain/exchange/document/document-links.server.ts';
import * as bodies from '#domain/governance/body/body.server.ts';
import { yearOf } from '#domain/governance/duty/rule.ts';
import { stateOf } from '#domain/governance/duty/occurrence.ts';
import * as programmes from '#domain/governance/duty/work-programme.server.ts';
import { ProgrammeDraft } from '#domain/governance/duty/work-programme.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params, url, cookies }) => {
	const day = today();
	const id = knownId(params.body, 'body');
	const body = await bodies.get(locals.actor, id, day);
	const current = yearOf(day, body.yearStarts);
	const asked = /^20\d\d$/.exec(url.searchParams.get('year') ?? '')?.[0];
	const year = asked ? Number(asked) : current;
	const programme = await programmes.get(locals.actor, id, year);
	return {
		body,
		year,
		current,
		today: day,
		asked: programme.asked.map((one) => ({ ...one, state: stateOf(one, day) })),
		download: await liveLinks({
			root: `/${params.tenant}/year/bodies/${id}/programme`,
			query: `year=${year}`,
			locale: locals.locale,
		}),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	programme: form(ProgrammeDraft, programmes.set, {
		then(_, { cookies, url }, { year }) {
			setFlash(cookies, { key: 'year.programmeSaved' });
			return `${url.pathname}?year=${year}`;
		},
	}),
};
