import { expect, test } from 'vitest';
import { isOneClick } from './one-click.ts';

const url = '/kouvola/unsubscribe/abcdefghijklmnopqrstuvwx_-123456';

test('only the press of a mail program, on the link of a letter, may come without an origin', () => {
	expect(isOneClick({ method: 'POST', url, headers: {} })).toBe(true);
	expect(isOneClick({ method: 'GET', url, headers: {} })).toBe(false);
	expect(isOneClick({ method: 'POST', url: '/kouvola/needs/new', headers: {} })).toBe(false);
	expect(isOneClick({ method: 'POST', url: `${url}?/x`, headers: {} })).toBe(false);
	expect(isOneClick({ method: 'POST', url, headers: { origin: 'https://evil.example' } })).toBe(false);
	expect(isOneClick({ method: 'POST', url, headers: { origin: 'null' } })).toBe(false);
	expect(isOneClick({ method: 'POST', url, headers: { 'sec-fetch-site': 'cross-site' } })).toBe(false);
	expect(isOneClick({ method: 'POST', url, headers: { cookie: 'a=b' } })).toBe(false);
});
