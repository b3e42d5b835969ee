import type { Cookies } from '@sveltejs/kit';
import { runtime } from '../runtime.server.ts';

const DAYS_14 = 14 * 24 * 60 * 60;

function isSecure(): boolean {
	return runtime().env.origin.startsWith('https:');
}

/** One cookie a tenant, so that one browser can work for two municipalities; __Host- binds it to this very origin. */
export function sessionCookie(slug: string): string {
	return `${isSecure() ? '__Host-' : ''}luotsi-${slug}`;
}

export function setSession(cookies: Cookies, slug: string, token: string): void {
	cookies.set(sessionCookie(slug), token, {
		path: '/',
		httpOnly: true,
		secure: isSecure(),
		sameSite: 'lax',
		maxAge: DAYS_14,
	});
}

export function clearSession(cookies: Cookies, slug: string): void {
	cookies.delete(sessionCookie(slug), { path: '/', httpOnly: true, secure: isSecure(), sameSite: 'lax' });
}
