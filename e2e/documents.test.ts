import { readTable } from '@luotsi/documents';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite } from './demonstration.ts';
import { parameters } from './pages.ts';
import { at } from './product.ts';

describe('documents of the demonstration', () => {
	let site: Awaited<ReturnType<typeof demonstrationSite>>;
	let plan: string;
	const fetched = (path: string) =>
		fetch(at(`/${DEMONSTRATION}/${path}`), { headers: { cookie: site.cookie } });

	beforeAll(async () => {
		site = await demonstrationSite();
		plan = (await parameters(site))['plan']!;
	});

	test('the page of an adopted plan leads to a file of each format and language', async () => {
		const page = await newPage({ state: site.state });
		await page.goto(at(`/${DEMONSTRATION}/plans/adopted/${plan}`));
		const links = page.getByRole('region', { name: 'Asiakirja' }).getByRole('link');
		const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
		expect(addresses).toHaveLength(12);
		for (const address of addresses) {
			const answer = await fetch(address, { headers: { cookie: site.cookie } });
			expect(answer.status, address).toBe(200);
			expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
			expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		}
		await page.context().close();
	});

	test('the bytes are the same each time, and known by their sum', async () => {
		const [one, two] = await Promise.all(
			[1, 2].map(() => fetched(`plans/adopted/${plan}/document.docx?language=sv`)),
		);
		const bytes = new Uint8Array(await one!.arrayBuffer());
		expect(new Uint8Array(await two!.arrayBuffer())).toEqual(bytes);
		expect(one!.headers.get('etag')).toBe(two!.headers.get('etag'));
		expect(await readTable(bytes, 'x.docx')).toMatchObject({ ok: true });
	});

	test.each([
		['fi', 1280],
		['sv', 360],
	] as const)('the web page in %s at %i pixels is accessible', async (language, width) => {
		const answer = await fetched(`plans/adopted/${plan}/document.html?language=${language}`);
		const page = await newPage({ width, locale: language });
		const address = at('/document.html');
		const body = await answer.text();
		await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
		await page.goto(address);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await page.context().close();
	});

	test('a visitor gets the published plan, and not the inner one', async () => {
		const open = await fetch(at(`/${DEMONSTRATION}/public/plan/document.html?language=en`));
		expect(open.status).toBe(200);
		expect(await open.text()).toContain('Needs in the schedule');
		const inner = await fetch(at(`/${DEMONSTRATION}/plans/adopted/${plan}/document.html`), {
			redirect: 'manual',
		});
		expect(inner.status).not.toBe(200);
	});
});
