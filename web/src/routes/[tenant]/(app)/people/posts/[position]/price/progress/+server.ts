import { json } from '@sveltejs/kit';
import * as prices from '#domain/governance/post-price/post-price.server.ts';

/** A few bytes, asked for again and again while a price is reckoned. */
export const GET = async ({ locals, params }) => {
	const head = await prices.progress(locals.actor, params.position);
	return json(head ?? { id: null, state: null, sides: 0 }, { headers: { 'cache-control': 'no-store' } });
};
