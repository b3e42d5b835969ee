import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
	expectAccessible,
	expectNoSidewaysScroll,
	newPage,
	screenshot,
	type PageOptions,
} from '../browser.ts';
import { countBytes, type ByteCount } from '../byte-count.ts';
import { demonstrationSite, DIRECTOR, signedInAs } from '../demonstration.ts';
import { pages, parameters, pathOf } from '../pages.ts';
import { at } from '../product.ts';

// Every page as the director of a municipality in the middle of its work sees it, at a desk and on a phone.
const variants = [
	{ width: 1280, scheme: 'light', locale: 'fi' },
	{ width: 360, scheme: 'dark', locale: 'sv' },
] as const satisfies PageOptions[];

/** Compressed script that a first visit may fetch. */
const MOST_SCRIPT = 80 * 1024;
/** Pictures are drawn anew. */
export const isKept = process.env['SCREENSHOTS'] === '1';

let found: Record<string, string>;
let open: Page[];
let counts: ByteCount[];

beforeAll(async () => {
	found = await parameters(await demonstrationSite());
	open = await Promise.all(
		variants.map(async (variant) =>
			newPage({ ...variant, state: await signedInAs(DIRECTOR, variant.locale) }),
		),
	);
	counts = await Promise.all(open.map(countBytes));
});

/** Looks at every page of one room: it answers, fits, has all its words, is light and accessible. */
export function walk(isOfRoom: (id: string) => boolean): void {
	const own = pages.filter(({ id }) => isOfRoom(id));
	test.each(own)('$name', async ({ id, query, name }) => {
		// Both looks are looked at to their end: the next page must not begin while one is still examined.
		const looks = await Promise.allSettled(
			variants.map(async ({ width, locale }, index) => {
				const page = open[index]!;
				counts[index]!.begin();
				const answer = await page.goto(at(pathOf(id, query, found)));
				expect(answer?.status()).toBe(200);
				expect(await page.getAttribute('html', 'lang')).toBe(locale);
				if (isKept && width === 1280) await screenshot(page, name);
				await counts[index]!.quiet();
				expect(counts[index]!.read().script, 'bytes of script').toBeLessThan(MOST_SCRIPT);
				expect(await page.locator('body').innerText(), 'a key without words').not.toContain('⟦');
				await expectNoSidewaysScroll(page);
				await expectAccessible(page, index === 0 ? 'whole' : 'looks');
			}),
		);
		for (const look of looks) if (look.status === 'rejected') throw look.reason;
	});
}

/** A page of the product at the desk. */
export async function atDesk(id: string, query = ''): Promise<Page> {
	const page = open[0]!;
	await page.goto(at(pathOf(id, query, found)));
	return page;
}
