import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage, screenshot } from './browser.ts';

// The tools of the journeys find what they are for: a tool that finds nothing would let every page pass.
const good = `<main><h1>Kirjaston kehittämistarpeet</h1><p><label>Otsikko <input name="a"></label> <button>Tallenna</button></p>
<noscript><p>Ilman skriptejä</p></noscript><ul><li>Yksi</li></ul></main>`;
const bad =
	'<main><h1 style="color: #bbb">Kirjaston kehittämistarpeet</h1><img src="data:," width="2000" height="9"></main>';

let server: Server;

beforeAll(async () => {
	server = createServer((request, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		const body = request.url === '/bad' ? bad : good;
		response.end(
			`<!doctype html><html lang="fi"><title>Luotsi</title>${body}<script>document.title += ' 2'</script></html>`,
		);
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => server.close());

const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

describe.each([true, false])('with JavaScript %s', (javaScript) => {
	test('a page in order passes, a page with flaws does not', async () => {
		const page = await newPage({ javaScript, width: 360 });
		await page.goto(at('/good'));
		expect(await page.title()).toBe(javaScript ? 'Luotsi 2' : 'Luotsi');
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await page.goto(at('/bad'));
		await expect(expectAccessible(page)).rejects.toThrow(/color-contrast: h1[\s\S]*image-alt: img/);
		await expect(expectNoSidewaysScroll(page)).rejects.toThrow(/wider than the window/);
	});
});

test('a page has the width, scheme and language asked for, and can be drawn', async () => {
	const page = await newPage({ width: 777, scheme: 'dark', locale: 'sv' });
	await page.goto(at('/good'));
	const seen = await page.evaluate(() => [
		innerWidth,
		matchMedia('(prefers-color-scheme: dark)').matches,
		navigator.language,
	]);
	expect(seen).toEqual([777, true, 'sv-FI']);
	expect(await screenshot(page, 'tools')).toMatch(/tools\.png$/);
});
