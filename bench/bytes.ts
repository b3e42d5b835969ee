import pg from 'pg';
import { countBytes, type Bytes } from '../e2e/byte-count.ts';
import { launchChromium } from '../e2e/chromium.ts';
import { pages, parameters, pathOf, type Site } from '../e2e/pages.ts';
import type { Demonstration } from './demonstration.ts';

interface PageBytes {
	page: string;
	'script KB': string;
	'with headers KB': string;
	files: number;
	'style KB': string;
	'document KB': string;
	'layout shift': string;
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

/** What a browser with an empty cache fetches for every page of the demonstration, most script first. */
export async function bytesPerPage(
	url: string,
	ownerUrl: string,
	{ slug, cookie }: Demonstration,
): Promise<PageBytes[]> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	const ask: Site['ask'] = async (text, values) => (await client.query(text, values)).rows;
	const [tenant] = await ask('select tenant_id from gate.tenant_address where slug = $1', [slug]);
	const at = (path: string) => new URL(path, url).href;
	const found = await parameters({ at, ask, slug, tenantId: String(tenant?.['tenant_id']), cookie });
	await client.end();
	const browser = await launchChromium();
	const context = await browser.newContext({ locale: 'fi-FI' });
	const [name, value] = cookie.split('=') as [string, string];
	await context.addCookies([{ name, value, url }]);
	const page = await context.newPage();
	const count = await countBytes(page);
	const rows = [];
	for (const { id, query } of pages) {
		count.begin();
		await page.goto(at(pathOf(id, query, found)), { waitUntil: 'networkidle' });
		const shift = await page.evaluate(layoutShift);
		rows.push({
			page: `${id.replace('/[tenant]', '').replaceAll(/\/\(\w+\)/g, '')} ${query}`,
			shift,
			...count.read(),
		});
	}
	await browser.close();
	return rows.toSorted((a, b) => b.script - a.script).map(tell);
}

function tell({ page, shift, ...bytes }: Bytes & { page: string; shift: number }): PageBytes {
	return {
		page,
		'script KB': kilobytes(bytes.script),
		'with headers KB': kilobytes(bytes.scriptWithHeaders),
		files: bytes.scriptFiles,
		'style KB': kilobytes(bytes.style),
		'document KB': kilobytes(bytes.document),
		'layout shift': shift.toFixed(4),
	};
}

function layoutShift(): Promise<number> {
	return new Promise((resolve) => {
		let sum = 0;
		const observer = new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
			})[])
				if (!entry.hadRecentInput) sum += entry.value;
		});
		observer.observe({ type: 'layout-shift', buffered: true });
		setTimeout(() => resolve(sum), 200);
	});
}
