import { json } from '@sveltejs/kit';
import { LONGEST_QUESTION } from '#domain/governance/search/search.ts';
import { suggest } from '#domain/governance/search/search.server.ts';
import { perMinute } from '#platform/rate.server.ts';
import { hitAddress } from '../hit-address.ts';

const admit = perMinute(240);

export const GET = async ({ locals, url }) => {
	const { actor } = locals;
	admit(actor.person);
	const text = (url.searchParams.get('q') ?? '').slice(0, LONGEST_QUESTION);
	const found = await suggest(actor, text);
	const suggestions = found.map((one) => ({
		href: hitAddress(`/${actor.tenantSlug}`, one),
		kind: one.kind,
		title: one.title.map((part) => part.text).join(''),
	}));
	return json(suggestions, { headers: { 'cache-control': 'no-store' } });
};
