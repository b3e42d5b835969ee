import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newPage } from '../browser.ts';
import { ask } from '../owner.ts';
import { at } from '../product.ts';
import { collectForms, submit } from './collect-forms.ts';
import { filled, takesText } from './forms.ts';
import { badLinks, own, packed, payloads } from './payloads.ts';
import { routes } from './routes.ts';
import { each, get, seedTown, send, type Town } from './town.ts';

let town: Town;
/** Needs in whose texts all payloads stand. */
let needs: string[];
/** Forms that took the texts. */
let kept: number;

async function storeAll(): Promise<void> {
	const texts = packed(payloads(), 3900);
	const unitId = town.ids.get('service_unit')![0]!;
	await each(texts, async (text) => {
		const fields = {
			unitId,
			text: `Tarve ${text}`,
			place: text.slice(0, 480),
			why: text,
			submitterName: text.slice(0, 110),
			key: randomUUID(),
		};
		const answer = await send(`/${town.slug}/needs/new?/propose`, town.cookies.coordinator, fields);
		expect(answer.status, text.slice(0, 80)).toBe(303);
	});
	const rows = await ask(
		`select id from need where tenant_id = $1 and title like 'Tarve %' order by number`,
		[town.tenantId],
	);
	needs = rows.map(({ id }) => String(id));
	expect(needs.length).toBe(texts.length);
}

/** Every text field of every form gets one of the texts; returns how many forms were kept. */
async function fillForms(): Promise<number> {
	const forms = (await collectForms(town)).filter(takesText);
	const texts = [...own, ...badLinks()];
	let next = 0;
	let kept = 0;
	for (const form of forms) {
		for (let turn = 0; turn < 3; turn++) {
			const body = filled(form, ({ name }) =>
				/colour|address|email/.test(name) ? undefined : texts[next++ % texts.length],
			);
			const answer = await submit(town, form, body);
			await answer.arrayBuffer();
			expect(answer.status, form.action).toBeLessThan(500);
			if (answer.status < 400) kept++;
		}
	}
	return kept;
}

beforeAll(async () => {
	town = await seedTown();
	await storeAll();
	kept = await fillForms();
}, 120_000);

interface Watch {
	page: Page;
	told: string[];
	asked: Set<string>;
}

async function signIn(context: BrowserContext, cookie: string): Promise<void> {
	const [name = '', value = ''] = cookie.split('=');
	await context.addCookies([{ name, value, url: at() }]);
}

/** A page that notes each dialog, script, policy report and every address it asks for. */
async function watched(cookie: string): Promise<Watch> {
	const page = await newPage();
	const told: string[] = [];
	const asked = new Set<string>();
	if (cookie) await signIn(page.context(), cookie);
	await page.exposeFunction(
		'xss',
		(which: unknown) => void told.push(`${page.url()}: script ${String(which)} ran`),
	);
	page.on('dialog', (dialog) => {
		told.push(`${page.url()}: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on(
		'request',
		(request: Request) =>
			void asked.add(new URL(request.url()).protocol === 'data:' ? 'data:' : new URL(request.url()).origin),
	);
	await page.addInitScript(() => {
		addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
			(globalThis as unknown as { xss(text: string): void }).xss(
				`policy ${effectiveDirective} ${blockedURI}`,
			);
		});
	});
	return { page, told, asked };
}

const linkFaults = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
			.filter(({ protocol }) => !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol))
			.map(({ href }) => href),
	);

test('the watch sees a script that runs, a dialog and a forbidden link', async () => {
	const { page, told } = await watched('');
	await page.route(at('/trap'), (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<a href="javascript:1">x</a><script>xss(1); alert('hei')</script>`,
		}),
	);
	await page.goto(at('/trap'));
	await expect.poll(() => told.length).toBe(2);
	expect(await linkFaults(page)).toEqual(['javascript:1']);
	await page.context().close();
});

test('no text runs, links or loads anything, on any page', async () => {
	const pages = routes.filter(
		({ isPage, id }) => isPage && id.startsWith('/[tenant]') && !id.startsWith('/[tenant]/sign-'),
	);
	const work = pages.map((route) => ({
		path: town.path(route),
		isOpen: route.view === 'public.read',
		view: route.view,
	}));
	const detail = needs.map((id) => ({
		path: `/${town.slug}/needs/${id}`,
		isOpen: false,
		view: 'need.read' as const,
	}));
	const faults: string[] = [];
	const foreign = new Set<string>();
	const seats = await Promise.all([
		town.session('director').then(watched),
		town.session('administrator').then(watched),
		watched(''),
	]);
	const [director, administrator, visitor] = seats as [Watch, Watch, Watch];
	const visit = async ({ page }: Watch, paths: string[]) => {
		for (const path of paths) {
			await page.goto(at(path), { waitUntil: 'load' });
			for (const link of await linkFaults(page)) faults.push(`${path}: ${link}`);
		}
	};
	const isAdministrators = (view: string) => /^(organisation|person|account|audit)\./.test(view);
	await Promise.all([
		visit(
			director,
			[...work, ...detail]
				.filter(({ isOpen, view }) => !isOpen && !isAdministrators(view))
				.map(({ path }) => path),
		),
		visit(
			administrator,
			work.filter(({ isOpen, view }) => !isOpen && isAdministrators(view)).map(({ path }) => path),
		),
		visit(
			visitor,
			work.filter(({ isOpen }) => isOpen).map(({ path }) => path),
		),
	]);
	for (const { told, asked, page } of seats) {
		faults.push(...told);
		for (const origin of asked)
			if (origin !== 'data:' && origin !== new URL(at()).origin) foreign.add(origin);
		await page.context().close();
	}
	expect(kept).toBeGreaterThan(20);
	expect(faults).toEqual([]);
	expect([...foreign]).toEqual([]);
	const [first] = await ask('select need_id as id from wording where tenant_id = $1 and text like $2', [
		town.tenantId,
		`%${own[0]}%`,
	]);
	const seen = await (
		await get(`/${town.slug}/needs/${String(first!['id'])}`, await town.session('director'))
	).text();
	expect(seen).toContain('&lt;script>xss(1)');
}, 120_000);
