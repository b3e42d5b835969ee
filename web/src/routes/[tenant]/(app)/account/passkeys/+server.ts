import { json } from '@sveltejs/kit';
import { PasskeyDraft } from '#domain/organisation/passkey/passkey.ts';
import * as passkeys from '#domain/organisation/passkey/passkey.server.ts';
import { readJson } from '#platform/read-json.server.ts';

export const POST = async ({ locals }) => json(await passkeys.beginAdding(locals.actor));

export const PUT = async ({ locals, request }) => {
	const id = await passkeys.add(locals.actor, await readJson(request, PasskeyDraft));
	return json({ id });
};
