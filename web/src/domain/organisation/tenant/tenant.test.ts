import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contactHref, TenantChange } from './tenant.ts';

describe('where a contact leads', () => {
	test.each([
		['kirjasto@testila.example', 'mailto:kirjasto@testila.example'],
		['020 615 1234', 'tel:0206151234'],
		['+358 (20) 615-1234', 'tel:+358206151234'],
		['https://www.testila.example/palaute', 'https://www.testila.example/palaute'],
		['www.testila.example', 'https://www.testila.example/'],
	])('%s', (contact, href) => {
		expect(contactHref(contact)).toBe(href);
	});

	test.each([
		'',
		'Kirjaamo, Torikatu 10',
		'javascript:alert(1)',
		'https://',
		'a@b.example?cc=muut@c.example',
		'data:text/html,<p>x',
		'soita 020 615 1234',
	])('nowhere: %s', (contact) => {
		expect(contactHref(contact)).toBeNull();
	});
});

test('a contact is one line of at most 200 characters and may be left out', () => {
	const change = { name: 'Testilä', colour: '#0b4f8a', locale: 'fi', version: '1' };
	const contact = (text?: string) => v.safeParse(TenantChange, { ...change, contact: text });
	expect(contact()).toMatchObject({ success: true, output: { contact: '' } });
	expect(contact('  Kirjaamo\n020 1  ')).toMatchObject({ output: { contact: 'Kirjaamo 020 1' } });
	expect(contact('x'.repeat(201)).success).toBe(false);
});
