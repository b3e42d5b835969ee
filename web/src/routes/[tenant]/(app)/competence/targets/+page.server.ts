import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { LevelTargets } from '#domain/competence/level-target/level-target.ts';
import * as targets from '#domain/competence/level-target/level-target.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const [sets, all, known, every] = await Promise.all([
		frameworks.list(actor),
		frameworks.competences(actor),
		roles.list(actor),
		targets.list(actor),
	]);
	const table = tableState(url, { filters: ['framework', 'role'] });
	const framework = sets.find(({ id }) => id === table.filters['framework']) ?? sets[0];
	const role = known.find(({ id }) => id === table.filters['role']);
	const competences = all
		.filter(({ frameworkId }) => frameworkId === framework?.id)
		.map(({ id, code, area, names }) => {
			const wanted = every.filter(({ competenceId }) => competenceId === id);
			return {
				id,
				code,
				area,
				names,
				levels: Object.fromEntries(wanted.map(({ roleId, level }) => [roleId, level])),
			};
		});
	const aimed = new Set(competences.flatMap(({ levels }) => Object.keys(levels)));
	const named = known.map(({ id, name }) => ({ id, name }));
	return {
		table,
		frameworks: sets.map(({ id, names }) => ({ id, names })),
		frameworkId: framework?.id ?? null,
		competences,
		// A role without a target here would only widen the table.
		shown: named.filter(({ id }) => aimed.has(id)),
		roles: named,
		role: role && { id: role.id, name: role.name },
		mayManage: actor.may('competence.manage'),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	default: form(LevelTargets, targets.set, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'common.saved' });
			return `${url.pathname}?framework=${url.searchParams.get('framework') ?? ''}`;
		},
	}),
};
