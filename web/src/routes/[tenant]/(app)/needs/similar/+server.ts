import { json } from '@sveltejs/kit';
import { TypedText } from '#domain/portfolio/need/similar-need.ts';
import { similarTo } from '#domain/portfolio/similarity/similar-need.server.ts';
import { perMinute } from '#platform/rate.server.ts';
import { readJson } from '#platform/read-json.server.ts';

const admit = perMinute(120);

export const POST = async ({ locals, request }) => {
	const { actor } = locals;
	admit(actor.person);
	const { text } = await readJson(request, TypedText);
	return json(await similarTo(actor, text), { headers: { 'cache-control': 'no-store' } });
};
