import * as consolidation from '#domain/portfolio/consolidation/consolidation.server.ts';
import { Merge } from '#domain/portfolio/need/merger.ts';
import * as needList from '#domain/portfolio/need/need-list.server.ts';
import { form } from '#platform/form.server.ts';

const MOST_FOUND = 12;

export const load = async ({ locals, url }) => {
	const ids = url.searchParams.getAll('ids[]');
	const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
	const [chosen, page] = await Promise.all([
		needList.compare(locals.actor, ids),
		q
			? needList.list(locals.actor, {
					filters: { q },
					sort: { key: 'number', direction: 'desc' },
					offset: 0,
					size: MOST_FOUND,
				})
			: null,
	]);
	const has = new Set(chosen.map(({ id }) => id));
	return { q, chosen, found: page?.items.filter(({ id }) => !has.has(id)) ?? null };
};

export const actions = {
	merge: form(
		Merge,
		async (actor, wanted) => ({ into: wanted.into, ...(await consolidation.mergeAsTheyAre(actor, wanted)) }),
		{
			then: ({ into, mergerIds }, { locals }) =>
				`/${locals.actor.tenantSlug}/needs/${into}?merged=${mergerIds.slice(0, 50).join(',')}`,
		},
	),
};
