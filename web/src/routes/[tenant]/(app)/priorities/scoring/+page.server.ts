import * as criteria from '#domain/portfolio/criterion/criterion.server.ts';
import { neighbours, ScoreSheet } from '#domain/portfolio/score/score.ts';
import * as scores from '#domain/portfolio/score/score.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { tableState, type TableState } from '#ui/table/table-state.ts';

async function tablePage(actor: Actor, table: TableState) {
	const onlyOpen = table.filters['show'] === 'open';
	return {
		table: await scores.sheet(actor, { offset: table.offset, size: table.size, onlyOpen }),
		card: null,
	};
}

async function cardPage(
	actor: Actor,
	needs: Awaited<ReturnType<typeof scores.needs>>,
	wanted: string | null,
	count: number,
) {
	const need = needs.find(({ id }) => id === wanted) ?? needs.find(({ scored }) => scored < count);
	if (!need) return { table: null, card: null };
	return {
		table: null,
		card: { need: await scores.needToScore(actor, need.id), ...neighbours(needs, need.id, count) },
	};
}

export const load = async ({ locals: { actor }, url, cookies }) => {
	const table = tableState(url, { size: 20, filters: ['show'] });
	const [inUse, needs] = await Promise.all([criteria.list(actor), scores.needs(actor)]);
	const view = url.searchParams.get('view') === 'table' ? 'table' : 'card';
	const shown =
		view === 'table' && inUse.length > 0
			? await tablePage(actor, table)
			: await cardPage(actor, needs, url.searchParams.get('need'), inUse.length);
	return {
		...shown,
		view,
		state: table,
		criteria: inUse,
		done: needs.filter(({ scored }) => scored >= inUse.length).length,
		total: needs.length,
		flash: takeFlash(cookies),
	};
};

export const actions = {
	give: form(ScoreSheet, scores.give, {
		then(count, { cookies, url }) {
			setFlash(cookies, { key: 'priority.savedCount', values: { count } });
			const query = new URLSearchParams(url.searchParams);
			query.delete('/give');
			const next = query.get('next');
			query.delete('next');
			if (next !== null) {
				query.delete('need');
				if (next) query.set('need', next);
			}
			return query.size > 0 ? `${url.pathname}?${query}` : url.pathname;
		},
	}),
};
