import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Settings } from '../connector.ts';
import { checkSettings } from '../settings.ts';
import { connector, fetchBranch } from './kirjastohakemisto.ts';
import sample from './kirjastohakemisto.sample.json' with { type: 'json' };

type Item = { id: number; city?: number; name: string | null; consortium?: number };
const RECORDED = new URL('../../../../../shared/data/connectors/kirjastohakemisto/', import.meta.url);
const isHere = existsSync(RECORDED);
const access = { today: '2027-03-15', reach: { allowPrivate: true } };
const closers: (() => void)[] = [];

afterEach(() => {
	for (const close of closers.splice(0)) close();
});

interface Peer {
	address: string;
	asked: URLSearchParams[];
}

interface Behaviour {
	swedishNames?: Record<number, string>;
	/** The municipality's name in each language. */
	city?: Record<string, string>;
	failsIn?: string;
}

/** Answers as the directory does: default limit 10, `total` only on the first page, 400 in HTML for an unknown id. */
async function directory(items: readonly Item[], behaviour: Behaviour = {}): Promise<Peer> {
	const asked: URLSearchParams[] = [];
	const server = createServer((request, answer) => {
		const url = new URL(request.url ?? '/', 'http://directory.example');
		asked.push(url.searchParams);
		const json = (body: unknown) =>
			answer.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
		const id = /^\/v4\/library\/(\d+)$/.exec(url.pathname)?.[1];
		if (url.searchParams.get('lang') === behaviour.failsIn) return void answer.writeHead(500).end('x');
		if (id === undefined) return void json(page(items, url.searchParams, behaviour));
		const item = items.find((candidate) => String(candidate.id) === id);
		if (item) return void json({ type: 'library', total: null, data: item, refs: {} });
		answer
			.writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
			.end(`Requested library was not found (id=${id})`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closers.push(() => server.close());
	return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v4/`, asked };
}

function page(
	items: readonly Item[],
	query: URLSearchParams,
	{ city = { fi: 'Näytekunta' }, swedishNames = {} }: Behaviour,
) {
	const lang = query.get('lang') ?? 'fi';
	const wanted = items.filter(
		(item) =>
			(!query.has('city') || query.get('city') === String(item.city)) &&
			(!query.has('consortium') || query.get('consortium') === String(item.consortium)) &&
			(!query.has('city.name') || (city[lang] ?? city.fi) === query.get('city.name')),
	);
	const skip = Number(query.get('skip') ?? 0);
	const limit = Number(query.get('limit') ?? 10);
	const named = wanted.map((item) => ({
		...item,
		name: (lang === 'sv' && swedishNames[item.id]) || item.name,
	}));
	return {
		type: 'library',
		total: skip > 0 ? 0 : wanted.length,
		items: named.slice(skip, skip + limit),
		refs: {},
	};
}

function settingsOf(
	address: string,
	input: Record<string, unknown> = { municipality: 'Näytekunta' },
): Settings {
	const checked = checkSettings(connector.settings, { address, ...input });
	if (!checked.ok) throw new Error(checked.code);
	return checked.settings;
}

test('a municipality’s branches with their devices, services, hours and system', async () => {
	const { address, asked } = await directory(sample.items as Item[], {
		swedishNames: { 90003: 'Strandby bibliotek' },
	});
	const result = await connector.fetch(settingsOf(address), access);
	expect(result).toMatchObject({ ok: true, found: { skipped: 1, missingLanguages: [] } });
	const branches = result.ok ? result.found.branches : [];
	expect(branches.map(({ directoryId, name, kind }) => [directoryId, name, kind])).toEqual([
		[90002, { fi: 'Kirjastoauto Virta' }, 'mobile'],
		[90001, { fi: 'Näytekunnan pääkirjasto' }, 'main'],
		[90003, { fi: 'Rantakylän kirjasto', sv: 'Strandby bibliotek' }, 'branch'],
	]);
	expect(branches[1]).toEqual({
		directoryId: 90001,
		name: { fi: 'Näytekunnan pääkirjasto' },
		kind: 'main',
		cityId: 70001,
		address: { street: 'Koivukuja 1', zipcode: '99990', city: 'Näytekunta', area: null },
		coordinates: { lat: 61.5, lon: 25.25 },
		devices: ['Automaatti aulassa', 'Lainausautomaatti', 'Palautusautomaatti'],
		services: ['Koivusali', 'Lukupiiri'],
		hours: [
			{
				date: '2027-03-15',
				isClosed: false,
				info: null,
				staffed: [{ from: '09:00', to: '17:00' }],
				selfService: [
					{ from: '07:00', to: '09:00' },
					{ from: '18:00', to: '21:00' },
				],
			},
			{ date: '2027-03-16', isClosed: true, info: 'Henkilökunnan koulutus', staffed: [], selfService: [] },
		],
		librarySystem: { name: 'koha', branchCode: 'NPK' },
	});
	expect(branches[0]).toMatchObject({
		address: null,
		coordinates: null,
		librarySystem: null,
		hours: [],
		devices: [],
	});
	expect(JSON.stringify(result)).not.toContain('Tuoda');
	expect(asked.find((query) => query.has('with'))?.toString()).toContain(
		'period.start=2027-03-15&period.end=2027-03-21',
	);
	expect(asked.some((query) => query.get('with')?.includes('persons'))).toBe(false);
});

test('all pages are read although only the first tells the total', async () => {
	const many = Array.from({ length: 2000 }, (_, index) => ({
		id: index + 1,
		city: 70001,
		name: `Kirjasto ${index}`,
		consortium: 5,
	}));
	const { address, asked } = await directory(many);
	const result = await connector.fetch(settingsOf(address, { consortium: 5 }), access);
	expect(result.ok && result.found.branches.length).toBe(2000);
	const finnish = asked
		.filter((query) => query.get('lang') === 'fi')
		.map((query) => `${query.get('limit')} ${query.get('skip')}`);
	expect(finnish).toEqual(['1000 0', '1000 1000', '1000 2000']);
});

test('a municipality may be named in Swedish', async () => {
	const { address } = await directory(sample.items as Item[], {
		city: { fi: 'Näytekunta', sv: 'Mönsterby' },
	});
	const result = await connector.fetch(settingsOf(address, { municipality: 'Mönsterby' }), access);
	expect(result.ok && result.found.branches.length).toBe(3);
});

test('names missing in one language do not stop the import', async () => {
	const { address } = await directory(sample.items as Item[], { failsIn: 'sv' });
	expect(await connector.fetch(settingsOf(address), access)).toMatchObject({
		ok: true,
		found: { missingLanguages: ['sv'] },
	});
});

test.each([
	[{ municipality: 'Olematon' }, 'nothing_found', { place: 'Olematon' }],
	[{ consortium: 999 }, 'nothing_found', { place: '999' }],
	[{}, 'bad_setting', { key: 'municipality', reason: 'missing' }],
])('settings %j give %s', async (input, code, data) => {
	const { address } = await directory(sample.items as Item[]);
	expect(await connector.fetch(settingsOf(address, input), access)).toEqual({ ok: false, code, data });
});

test('one library by its id; an unknown id is not found', async () => {
	const { address } = await directory(sample.items as Item[]);
	expect(await fetchBranch(90001, settingsOf(address), access)).toMatchObject({
		ok: true,
		found: { directoryId: 90001 },
	});
	expect(await fetchBranch(999_999, settingsOf(address), access)).toEqual({
		ok: false,
		code: 'not_found',
		data: { directoryId: 999_999 },
	});
});

test('the directory is not reached on an own network without leave', async () => {
	const { address, asked } = await directory(sample.items as Item[]);
	expect(await connector.fetch(settingsOf(address), { today: '2027-03-15' })).toMatchObject({ ok: false });
	expect(asked).toEqual([]);
});

test('a saved answer is read without network', () => {
	expect(connector.fromFile?.(sample)).toMatchObject({
		ok: true,
		found: { skipped: 1, branches: [{}, {}, {}] },
	});
	expect(connector.fromFile?.({ type: 'library', data: sample.items[0] })).toMatchObject({
		found: { branches: [{ directoryId: 90001 }] },
	});
});

test.each([null, 1, 'x', [], {}, { result: [] }, { items: 'x' }, { items: {} }])(
	'%j is not an answer of the directory',
	(json) => {
		expect(connector.fromFile?.(json)).toMatchObject({ ok: false, code: 'unknown_shape' });
	},
);

test('items of a wrong shape are counted, and wrong parts are left out', () => {
	const odd = {
		id: 7,
		name: ' A\u202Eb\0 ',
		address: 'x',
		coordinates: { lat: 'NaN', lon: 999 },
		services: [null, 1, { type: 'hardware' }],
		schedules: [{ date: 'x' }, { date: '2027-03-15', times: [{ from: 1 }] }],
		librarySystem: [],
	};
	const result = connector.fromFile?.({
		items: [odd, null, 3, { id: '8', name: 'x' }, { id: -1, name: 'x' }, { id: 1e300, name: 'x' }],
	});
	expect(result).toMatchObject({
		ok: true,
		found: {
			skipped: 5,
			branches: [
				{
					directoryId: 7,
					name: { fi: 'Ab' },
					kind: 'other',
					address: null,
					coordinates: null,
					devices: [],
					librarySystem: null,
				},
			],
		},
	});
	expect(result?.ok && result.found.branches[0]?.hours).toEqual([
		{ date: '2027-03-15', isClosed: true, info: null, staffed: [], selfService: [] },
	]);
});

test.skipIf(!isHere)('recorded answers of the real server code', async () => {
	const read = (name: string) =>
		JSON.parse(readFileSync(new URL(name, RECORDED), 'utf8')) as { items: Item[] };
	const recorded = read('library-kouvola.json');
	const { address } = await directory(recorded.items, { city: { fi: 'Kouvola' } });
	const result = await connector.fetch(settingsOf(address, { municipality: 'Kouvola' }), access);
	const branches = result.ok ? result.found.branches : [];
	expect(branches).toHaveLength(10);
	expect(branches.filter(({ kind }) => kind === 'main').map(({ directoryId }) => directoryId)).toEqual([
		85001,
	]);
	expect(branches.find(({ kind }) => kind === 'mobile')).toMatchObject({
		address: null,
		librarySystem: { name: 'koha', branchCode: 'KIR' },
	});
	expect(branches.every(({ devices }) => devices.join() === 'Lainausautomaatti')).toBe(true);
	expect(
		branches.every(({ hours }) => hours[0]?.staffed.length === 1 && hours[0].selfService.length === 1),
	).toBe(true);
	expect(connector.fromFile?.(recorded)).toMatchObject({ ok: true, found: { branches } });
	expect(connector.fromFile?.(read('library-skip.json'))).toMatchObject({
		ok: true,
		found: { branches: [{ directoryId: 85009 }] },
	});
});
