import { launchChromium } from '../e2e/chromium.ts';
import type { Seeded } from './seed.ts';

interface PageBytes {
	page: string;
	'script KB': string;
	'style KB': string;
	'document KB': string;
	'layout shift': string;
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

/** What a browser with an empty cache fetches for each page, as sent over the wire. */
export async function bytesPerPage(url: string, { slug, token, needId }: Seeded): Promise<PageBytes[]> {
	const browser = await launchChromium();
	const rows: PageBytes[] = [];
	for (const path of [
		'',
		'/needs',
		`/needs/${needId}`,
		'/needs/new',
		'/priorities',
		'/plans',
		'/strategy',
		'/settings',
		'/public',
	]) {
		const context = await browser.newContext();
		await context.addCookies([{ name: `luotsi-${slug}`, value: token, url }]);
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		const types = new Map<string, string>();
		const sums = { Script: 0, Stylesheet: 0, Document: 0 } as Record<string, number>;
		session.on('Network.responseReceived', (event) => types.set(event.requestId, event.type));
		session.on('Network.loadingFinished', (event) => {
			const type = types.get(event.requestId) ?? 'Other';
			sums[type] = (sums[type] ?? 0) + event.encodedDataLength;
		});
		await page.goto(`${url}/${slug}${path}`, { waitUntil: 'networkidle' });
		const shift = await page.evaluate(layoutShift);
		rows.push({
			page: path.replace(needId, '[need]') || '/',
			'script KB': kilobytes(sums['Script'] ?? 0),
			'style KB': kilobytes(sums['Stylesheet'] ?? 0),
			'document KB': kilobytes(sums['Document'] ?? 0),
			'layout shift': shift.toFixed(4),
		});
		await context.close();
	}
	await browser.close();
	return rows;
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
