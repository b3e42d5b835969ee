import { randomBytes } from 'node:crypto';
import type { Env } from '../web/src/platform/env.ts';
import { runtime } from '../web/src/platform/runtime.server.ts';

/** Founds the demonstration municipality when it is not there, and tells how to get in: the password is shown once. */
export async function announceDemonstration(env: Env): Promise<void> {
	console.log('The demonstration municipality is being made; it takes about half a minute.');
	// The application sets up its part at its first request at the latest.
	await fetch(`http://${env.host}:${env.port}/`, { redirect: 'manual' }).catch(() => undefined);
	const found = runtime().openDemonstration;
	if (!found) throw new Error('The application did not answer its first request.');
	const password = randomBytes(12).toString('base64url');
	const opened = await found(password);
	if (!opened)
		return console.log(
			'The demonstration municipality is here already; its password was shown when it was made.',
		);
	console.log(`The demonstration municipality is at ${env.origin}/${opened.address}/sign-in`);
	console.log(`Sign in there as ${opened.email} with the password ${password}`);
}
