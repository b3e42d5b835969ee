import { json } from '@sveltejs/kit';
import { Pieces } from '#domain/governance/meeting/minutes.ts';
import * as minutes from '#domain/governance/meeting/minutes.server.ts';
import { knownId } from '#platform/known-id.ts';
import { perMinute } from '#platform/rate.server.ts';
import { readJson } from '#platform/read-json.server.ts';

const admit = perMinute(900);
const headers = { 'cache-control': 'no-store' };

/** What has been written after a number: asked every second by each open page. */
export const GET = async ({ locals, params, url }) => {
	admit(locals.actor.person);
	const since = Number(url.searchParams.get('since') ?? 0);
	const from = Number.isSafeInteger(since) && since > 0 ? since : 0;
	return json(await minutes.since(locals.actor, knownId(params.meeting, 'meeting'), from), { headers });
};

export const POST = async ({ locals, params, request }) => {
	admit(locals.actor.person);
	const { pieces } = await readJson(request, Pieces);
	return json(await minutes.append(locals.actor, knownId(params.meeting, 'meeting'), pieces), { headers });
};
