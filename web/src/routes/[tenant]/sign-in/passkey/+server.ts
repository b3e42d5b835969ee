import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { PasskeySignIn } from '#domain/organisation/passkey/passkey.ts';
import * as passkeys from '#domain/organisation/passkey/passkey.server.ts';
import { readJson } from '#platform/read-json.server.ts';
import { localPath } from '#platform/local-path.ts';
import { setSession } from '#platform/session/cookie.server.ts';

export const POST = async ({ locals }) => json(await passkeys.beginSignIn(locals.actor));

const Body = v.object({ ...PasskeySignIn.entries, next: v.nullable(v.string()) });

export const PUT = async ({ locals, request, cookies, getClientAddress }) => {
	const { actor } = locals;
	const { next, ...given } = await readJson(request, Body);
	setSession(cookies, actor.tenantSlug, await passkeys.signIn(actor, given, getClientAddress()));
	return json({ next: localPath(next, `/${actor.tenantSlug}`) });
};
