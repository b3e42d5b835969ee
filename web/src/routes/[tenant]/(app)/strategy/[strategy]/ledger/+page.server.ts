import * as ledger from '#domain/governance/ledger/ledger.server.ts';
import { RoleRelease, RoleRequirement } from '#domain/governance/required-role/required-role.ts';
import * as requiredRoles from '#domain/governance/required-role/required-role.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { strategyOf } from '../strategy-page.server.ts';

/** Years before there was anything to follow, and beyond what is planned, are this year. */
function yearOf(asked: string | null, now: number): number {
	const year = Number(asked);
	return Number.isInteger(year) && Math.abs(year - now) <= 20 ? year : now;
}

export const load = async ({ locals: { actor }, params, url, cookies }) => {
	const strategy = await strategyOf(actor, params.strategy);
	const day = today();
	const now = Number(day.slice(0, 4));
	const mayManage = actor.may('strategy.manage');
	return {
		strategy,
		now,
		ledger: await ledger.of(actor, strategy.id, yearOf(url.searchParams.get('year'), now), day),
		roles: mayManage ? (await roles.list(actor)).map(({ id, name }) => ({ value: id, label: name })) : [],
		flash: takeFlash(cookies),
		mayManage,
	};
};

const back = ({ pathname, searchParams }: URL) => {
	const kept = ['year', 'show'].flatMap((name) => {
		const value = searchParams.get(name);
		return value ? [[name, value]] : [];
	});
	return kept.length > 0 ? `${pathname}?${new URLSearchParams(kept)}` : pathname;
};

export const actions = {
	require: form(RoleRequirement, requiredRoles.requireRole, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'ledger.justRequired' });
			return back(url);
		},
	}),
	release: form(RoleRelease, requiredRoles.releaseRole, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'ledger.justReleased' });
			return back(url);
		},
	}),
};
