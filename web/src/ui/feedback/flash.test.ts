import { expect, it } from 'vitest';
import { parseFlash, setFlash, takeFlash } from './flash.ts';

function jar() {
	const kept = new Map<string, string>();
	return {
		get: (name: string) => kept.get(name),
		set: (name: string, value: string) => void kept.set(name, value),
		delete: (name: string) => void kept.delete(name),
	};
}

it('is shown once', () => {
	const cookies = jar();
	setFlash(cookies, { key: 'common.saved', values: { name: 'Koria' } });
	expect(takeFlash(cookies)).toEqual({ key: 'common.saved', values: { name: 'Koria' }, tone: 'good' });
	expect(takeFlash(cookies)).toBeNull();
});

it('drops what nobody could have set', () => {
	expect(parseFlash('{')).toBeNull();
	expect(parseFlash('null')).toBeNull();
	expect(parseFlash('{"key":1}')).toBeNull();
	expect(parseFlash('{"key":"a.b","values":{"x":{}},"tone":"loud"}')).toEqual({
		key: 'a.b',
		values: {},
		tone: 'good',
	});
	const cookies = jar();
	setFlash(cookies, { key: 'a.b', values: { long: 'x'.repeat(3000) } });
	expect(takeFlash(cookies)).toBeNull();
});
