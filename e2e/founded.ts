import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ask } from './owner.ts';
import { at } from './product.ts';

export interface Founded {
	slug: string;
	email: string;
	password: string;
	/** Cookie header of the first administrator, who is director too. */
	cookie: string;
	/** The link that was used up. */
	link: string;
}

/** Another link like the one told at the first start: that one works once in a run, and any test may come first. */
export async function mintFoundingLink(): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await ask('insert into gate.founding_token (token_hash) values ($1)', [
		createHash('sha256').update(token).digest(),
	]);
	return at(`/found/${token}`);
}

/** Sends the founding form as a browser would. */
export function sendFounding(
	link: string,
	given: { name: string; slug: string; email: string; password: string },
) {
	const { name, slug: address, email, password } = given;
	return fetch(link, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(link).origin, accept: 'text/html' },
		body: new URLSearchParams({
			name,
			address,
			'administrator.name': 'Aino Pääkäyttäjä',
			'administrator.email': email,
			'administrator.password': password,
		}),
	});
}

/** A municipality of its own for whoever asks, founded through the real page; any file may call it in any order. */
export async function founded(name = 'Koekunta'): Promise<Founded> {
	const slug = `koe-${randomUUID().slice(0, 8)}`;
	const given = { name, slug, email: `aino@${slug}.example`, password: `Pitkä-${randomUUID()}` };
	const link = await mintFoundingLink();
	const answer = await sendFounding(link, given);
	if (answer.status !== 303) throw new Error(`Founding was answered with ${answer.status}.`);
	const cookie = answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	return { slug, email: given.email, password: given.password, cookie, link };
}
