import { json } from '@sveltejs/kit';
import { TypedText } from '#domain/portfolio/need/similar-need.ts';
import { similarTo } from '#domain/portfolio/similarity/similar-need.server.ts';
import { perMinute } from '#platform/rate.server.ts';
import { readJson } from '#platform/read-json.server.ts';
import { linkHolder } from '../link-holder.server.ts';

const admit = perMinute(120);

/** Asked for at each pause in typing; what is typed travels in the body, out of the logs of addresses. */
export const POST = async ({ locals, params, request, getClientAddress }) => {
	const address = getClientAddress();
	admit(`${params.token} ${address}`);
	const { text } = await readJson(request, TypedText);
	const { actor } = await linkHolder(locals.actor, params.token, address);
	return json(await similarTo(actor, text), { headers: { 'cache-control': 'no-store' } });
};
