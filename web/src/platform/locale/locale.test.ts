import { describe, expect, it } from 'vitest';
import { localeFromRequest } from './locale.ts';

describe('localeFromRequest', () => {
	it('prefers the cookie, when the municipality offers that language', () => {
		expect(localeFromRequest('sv', 'en', ['fi', 'sv'])).toBe('sv');
		expect(localeFromRequest('en', null, ['sv', 'fi'])).toBe('sv');
		expect(localeFromRequest('xx', 'en-GB,fi;q=0.5')).toBe('en');
	});

	it('reads the order of wishes from Accept-Language', () => {
		expect(localeFromRequest(null, 'de, sv-FI;q=0.4, en-US;q=0.9')).toBe('en');
		expect(localeFromRequest(null, 'en;q=0, sv;q=0.1')).toBe('sv');
		expect(localeFromRequest(null, ';;,q=,=;q=x')).toBe('fi');
		expect(localeFromRequest(undefined, undefined, ['sv'])).toBe('sv');
	});
});
