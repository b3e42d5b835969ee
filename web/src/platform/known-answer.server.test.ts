import { expect, it } from 'vitest';
import { isKnown } from './known-answer.server.ts';

const kept = new Headers({ etag: '"a1"', 'last-modified': 'Mon, 01 Mar 2027 10:00:00 GMT' });
const known = (asked: Record<string, string>) => isKnown(new Headers(asked), kept);

it('is known by its tag, whatever else is asked', () => {
	expect(known({ 'if-none-match': '"a1"' })).toBe(true);
	expect(known({ 'if-none-match': '"b2", W/"a1"' })).toBe(true);
	expect(known({ 'if-none-match': '*' })).toBe(true);
	const since = 'Tue, 02 Mar 2027 10:00:00 GMT';
	expect(known({ 'if-none-match': '"b2"', 'if-modified-since': since })).toBe(false);
});

it('is known by its day where no tag is told', () => {
	expect(known({ 'if-modified-since': 'Mon, 01 Mar 2027 10:00:00 GMT' })).toBe(true);
	expect(known({ 'if-modified-since': 'Mon, 01 Mar 2027 09:59:59 GMT' })).toBe(false);
	expect(known({ 'if-modified-since': 'eilen' })).toBe(false);
	expect(known({})).toBe(false);
});
