import { json } from '@sveltejs/kit';
import { PasskeyAsk, PasskeyDraft } from '#domain/organisation/passkey/passkey.ts';
import * as passkeys from '#domain/organisation/passkey/passkey.server.ts';
import { readJson } from '#platform/read-json.server.ts';

export const POST = async ({ locals, request, getClientAddress }) => {
	const from = { address: getClientAddress(), token: locals.sessionToken ?? '' };
	return json(await passkeys.beginAdding(locals.actor, await readJson(request, PasskeyAsk), from));
};

export const PUT = async ({ locals, request }) => {
	const id = await passkeys.add(locals.actor, await readJson(request, PasskeyDraft));
	return json({ id });
};
