import { expect, test } from 'vitest';
import { connectorIds, findConnector } from './find-connector.ts';
import { checkSettings } from './settings.ts';
import type { SettingField } from './connector.ts';

const FIELDS: SettingField[] = [
	{ key: 'address', labelKey: 'a', kind: 'address', isRequired: true, initial: 'https://oletus.example' },
	{ key: 'key', labelKey: 'b', kind: 'secret', isRequired: true },
	{ key: 'consortium', labelKey: 'c', kind: 'number', isRequired: false },
];

test('checked values, with what was left blank filled in', () => {
	const input = JSON.parse(
		'{"address":"","key":" s ","consortium":"2080","__proto__":{"x":1},"extra":1}',
	) as Record<string, unknown>;
	const result = checkSettings(FIELDS, input);
	expect(result.ok && Object.fromEntries(result.settings)).toEqual({
		address: 'https://oletus.example',
		key: ' s ',
		consortium: 2080,
	});
});

test.each([
	[{}, 'key', 'missing'],
	[{ key: '  ' }, 'key', 'missing'],
	[{ key: 1 }, 'key', 'not_a_text'],
	[{ key: 'x', consortium: 'abc' }, 'consortium', 'not_a_number'],
	[{ key: 'x', consortium: 1.5 }, 'consortium', 'not_a_number'],
	[{ key: 'x', consortium: -1 }, 'consortium', 'not_a_number'],
	[{ key: 'x', address: 'ftp://a.example' }, 'address', 'not_an_address'],
	[{ key: 'x', address: 'javascript:1' }, 'address', 'not_an_address'],
	[{ key: 'x', address: ['https://a.example'] }, 'address', 'not_a_text'],
])('%j is refused for %s', (input, key, reason) => {
	expect(checkSettings(FIELDS, input)).toEqual({ ok: false, code: 'bad_setting', data: { key, reason } });
});

test('every file of systems is a connector of its own name', async () => {
	expect(connectorIds()).toContain('kirjastohakemisto');
	for (const id of connectorIds()) {
		const connector = await findConnector(id);
		expect(connector?.id).toBe(id);
		expect(new Set(connector?.settings.map(({ key }) => key)).size).toBe(connector?.settings.length);
	}
	expect(await findConnector('../index')).toBeNull();
	expect(await findConnector('kirjastohakemisto.branch')).toBeNull();
});
