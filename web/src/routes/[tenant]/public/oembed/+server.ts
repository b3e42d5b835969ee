import { goals } from '#domain/exchange/public-view/public-goal.server.ts';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';

const escape = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What to put in the place of a link to a page of ours (oembed.com). */
export const GET = async ({ locals, url, params }) => {
	const asked = url.searchParams.get('url') ?? '';
	const path = URL.canParse(asked, url.origin) ? new URL(asked, url.origin) : null;
	const root = `/${params.tenant}/public/`;
	if (path?.origin !== url.origin || !path.pathname.startsWith(root))
		refuse('not_found', { subject: 'page' });
	const [room = '', id = ''] = path.pathname.slice(root.length).split('/');
	const t = await serverWords(locals.locale);
	const found = await titleOf(room, id);
	const width = Math.min(Number(url.searchParams.get('maxwidth')) || 640, 1200);
	const height = Math.min(Number(url.searchParams.get('maxheight')) || 480, 2000);
	const src = `${url.origin}${root}embed/${found.path}?lang=${locals.locale}`;
	const body = {
		version: '1.0',
		type: 'rich',
		provider_name: (await tenants.get(locals.actor)).name,
		provider_url: `${url.origin}${root}`,
		title: found.title,
		width,
		height,
		html: `<iframe src="${src}" title="${escape(found.title)}" loading="lazy" width="${width}" height="${height}" style="border:0"></iframe>`,
	};
	return new Response(JSON.stringify(body), {
		headers: {
			'content-type': 'application/json',
			'cache-control': 'public, max-age=0',
			'access-control-allow-origin': '*',
		},
	});

	async function titleOf(wanted: string, item: string): Promise<{ path: string; title: string }> {
		if (wanted === 'plan') return { path: 'plan', title: t('public.nav.plan') };
		if (wanted === 'goals' && item === '') return { path: 'goals', title: t('resident.goals.title') };
		const all = (await goals(locals.actor)).flatMap(({ indicators }) => indicators);
		const indicator = wanted === 'indicators' && all.find((one) => one.id === item);
		return indicator
			? { path: `indicator/${indicator.id}`, title: indicator.name }
			: refuse('not_found', { subject: 'page' });
	}
};
