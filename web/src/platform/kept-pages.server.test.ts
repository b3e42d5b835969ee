import { describe, expect, test } from 'vitest';
import { foundMunicipality, useDatabase } from '../testing/municipality.server.ts';
import { addUnits } from '../testing/needs.server.ts';
import { changesOf, changesSoFar, KeptPages } from './kept-pages.server.ts';

useDatabase();

const page = (letters: number) => new Response('a'.repeat(letters), { headers: { etag: '"1"' } });

describe('kept pages', () => {
	test('answer again as they were, with their headers', async () => {
		const kept = new KeptPages(100);
		await kept.keep('plan', page(10));
		const answer = kept.find('plan');
		expect(await answer?.text()).toBe('a'.repeat(10));
		expect(answer?.headers.get('etag')).toBe('"1"');
		expect(kept.find('units')).toBeUndefined();
	});

	test('the longest unused goes first, and never too much is kept', async () => {
		const kept = new KeptPages(100);
		for (const key of ['a', 'b', 'c']) await kept.keep(key, page(40));
		expect([kept.find('a'), kept.bytes]).toEqual([undefined, 80]);
		kept.find('b');
		await kept.keep('d', page(40));
		expect(kept.find('b')).toBeDefined();
		expect(kept.find('c')).toBeUndefined();
		await kept.keep('whole', page(101));
		expect(kept.bytes).toBe(0);
	});

	test('the same page kept twice counts once', async () => {
		const kept = new KeptPages(100);
		for (let i = 0; i < 5; i++) await kept.keep('a', page(40));
		expect(kept.bytes).toBe(40);
	});

	test('what is wrong or sets a cookie is not kept', async () => {
		const kept = new KeptPages(100);
		await kept.keep('gone', new Response('no', { status: 404 }));
		await kept.keep('mine', new Response('yes', { headers: { 'set-cookie': 'a=b' } }));
		expect(kept.bytes).toBe(0);
	});
});

test('every change of a municipality is counted, and no other municipality’s', async () => {
	const [home, other] = [(await foundMunicipality()).actor, (await foundMunicipality()).actor];
	const before = await home.read(changesSoFar);
	await addUnits(other, ['Pääkirjasto']);
	expect(await home.read(changesSoFar)).toBe(before);
	await addUnits(home, ['Pääkirjasto']);
	expect(await home.read(changesSoFar)).toBe(before + 1);
});

test('many who ask at once are told the same, and one who asks after a change is told of it', async () => {
	const { actor } = await foundMunicipality();
	const [first, second] = await Promise.all([changesOf(actor), changesOf(actor)]);
	expect(second).toBe(first);
	const during = changesOf(actor);
	await addUnits(actor, ['Koria']);
	expect(await changesOf(actor)).toBe(first + 1);
	expect(await during).toBeGreaterThanOrEqual(first);
});

test('an answer without a tag gets one of its words', async () => {
	const kept = new KeptPages(100);
	const tagOf = async (text: string) => (await kept.keep(text, new Response(text))).headers.get('etag');
	expect(await tagOf('a')).toMatch(/^"[\w-]{22}"$/);
	expect(await tagOf('b')).not.toBe(await tagOf('a'));
});
