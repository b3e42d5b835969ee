import * as v from 'valibot';
import * as office from '#domain/organisation/mail/mail-office.server.ts';
import { DigestHour, OneMail, shownLists, statesShown } from '#domain/organisation/mail/mail-office.ts';
import { KEPT_DAYS } from '#domain/organisation/mail/sweep.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals: { actor }, url }) => {
	const table = tableState(url, { filters: ['list'], size: 50 });
	const list = shownLists.find((each) => each === table.filters['list']) ?? 'all';
	const { offset, size: limit } = table;
	const [overview, letters] = await Promise.all([
		office.overview(actor),
		office.latest(actor, { list, offset, limit }),
	]);
	const states = list === 'all' ? Object.values(statesShown).flat() : statesShown[list];
	const total = states.reduce((sum, state) => sum + (overview.counts[state] ?? 0), 0);
	return { overview, letters, total, table, list, keptDays: KEPT_DAYS };
};

const back = (slug: string) => `/${slug}/settings/mail`;

export const actions = {
	test: form(
		v.object({}),
		async (actor, _, { cookies }) => {
			await office.sendTest(actor);
			setFlash(cookies, { key: 'letters.testSent' });
			return actor.tenantSlug;
		},
		{ then: back },
	),
	tryNow: form(
		v.object({}),
		async (actor, _, { cookies }) => {
			await office.tryNow(actor);
			setFlash(cookies, { key: 'letters.triedNow' });
			return actor.tenantSlug;
		},
		{ then: back },
	),
	again: form(
		OneMail,
		async (actor, { id }, { cookies }) => {
			await office.sendAgain(actor, id);
			setFlash(cookies, { key: 'letters.sentAgain' });
			return actor.tenantSlug;
		},
		{ then: (slug, { url }) => back(slug) + url.search.replace(/[?&]\/again=?/, '').replace(/^&/, '?') },
	),
	hour: form(
		DigestHour,
		async (actor, given, { cookies }) => {
			await office.setDigestHour(actor, given);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then: back },
	),
};
