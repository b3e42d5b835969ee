import { mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { projectFolder } from '../web/src/platform/env.ts';
import { launchChromium } from './chromium.ts';

export type PageOptions = {
	javaScript?: boolean;
	/** In CSS pixels; 1280 when not given. */
	width?: number;
	scheme?: 'light' | 'dark';
	locale?: 'fi' | 'sv' | 'en';
	/** Cookies and storage of an earlier page's context(), to go on signed in. */
	state?: BrowserContextOptions['storageState'];
};

/** Pictures are kept with the source: a long table is told by its beginning. */
const TALLEST = 1000;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const regions = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

let browser: Promise<Browser> | undefined;
let complaints: string[] = [];
const scriptless = new WeakSet<Page>();

function launched(): Promise<Browser> {
	browser ??= launchChromium();
	return browser;
}

afterEach(() => {
	const found = complaints;
	complaints = [];
	if (found.length > 0) throw new Error(`Errors in the browser:\n${found.join('\n')}`);
});

afterAll(async () => {
	await (await browser)?.close();
});

/** A page in a context of its own. An uncaught error or a console error on it fails the test. */
export async function newPage(options: PageOptions = {}): Promise<Page> {
	const { javaScript = true, width = 1280, scheme = 'light', locale = 'fi', state } = options;
	browser ??= launchChromium();
	const context = await (
		await browser
	).newContext({
		javaScriptEnabled: javaScript,
		viewport: { width, height: width < 600 ? 740 : 900 },
		colorScheme: scheme,
		locale: regions[locale],
		timezoneId: 'Europe/Helsinki',
		reducedMotion: 'reduce',
		...(state && { storageState: state }),
	});
	const page = await context.newPage();
	if (!javaScript) scriptless.add(page);
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		// The browser logs each answer of 400 or more; journeys judge those themselves.
		const isAnswer = message.text().startsWith('Failed to load resource');
		if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
	});
	return page;
}

/** What another width or scheme can break on a page that was seen whole in one. */
const rulesOfLooks = [
	'color-contrast',
	'link-in-text-block',
	'scrollable-region-focusable',
	'target-size',
	'html-has-lang',
	'html-lang-valid',
	'valid-lang',
];

/** No violation of WCAG 2.2 A and AA that axe can find, on a page whose text is really drawn. */
export async function expectAccessible(page: Page, seen: 'whole' | 'looks' = 'whole'): Promise<void> {
	expect(await widthOfHeading(page), 'width of the first heading in pixels').toBeGreaterThan(50);
	const drawn = scriptless.has(page) ? await copyForAxe(page) : page;
	// There are no frames: the answers need not be put together on a page of their own.
	const axe = new AxeBuilder({ page: drawn }).setLegacyMode();
	if (seen === 'whole') axe.withTags(rules);
	else axe.withRules(rulesOfLooks);
	const { violations, passes } = await axe.analyze();
	if (drawn !== page) await drawn.context().close();
	const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
	expect(told.join('\n'), page.url()).toBe('');
	expect(passes.length).toBeGreaterThan(seen === 'whole' ? 5 : 2);
}

/** axe needs scripts: what a page without them shows is laid into one that has them, without its own. */
async function copyForAxe(page: Page): Promise<Page> {
	const scheme = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
	const context = await (
		await launched()
	).newContext({
		viewport: page.viewportSize(),
		colorScheme: scheme ? 'dark' : 'light',
		reducedMotion: 'reduce',
	});
	const copy = await context.newPage();
	const body = (await page.content())
		.replaceAll(/<script\b[\s\S]*?<\/script>/gi, '')
		.replaceAll(/<\/?noscript>/gi, '');
	await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
	await copy.goto(page.url());
	return copy;
}

/** Nothing must be read by scrolling sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const beyond = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(beyond, `${page.url()} is wider than the window, in pixels`).toBeLessThanOrEqual(0);
}

/** Fits and is accessible, dark and light. */
export async function expectGoodInBothSchemes(page: Page): Promise<void> {
	await expectNoSidewaysScroll(page);
	for (const colorScheme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectAccessible(page);
	}
}

function widthOfHeading(page: Page): Promise<number> {
	return page
		.locator('h1')
		.first()
		.evaluate((heading) => {
			const range = document.createRange();
			range.selectNodeContents(heading);
			return range.getBoundingClientRect().width;
		});
}

/** Writes docs/screenshots/<name>.png when SCREENSHOTS=1, else a file that nobody keeps. Returns its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
	const isKept = process.env['SCREENSHOTS'] === '1';
	const folder = isKept
		? path.join(projectFolder(), 'docs/screenshots')
		: mkdtempSync(path.join(os.tmpdir(), 'luotsi-shot-'));
	mkdirSync(folder, { recursive: true });
	const file = path.join(folder, `${name}.png`);
	const { width, height } = await page.evaluate(() => ({
		width: innerWidth,
		height: document.documentElement.scrollHeight,
	}));
	const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
	await page.screenshot({ path: file, clip, fullPage: true, animations: 'disabled' });
	return file;
}
