import type { Access, Fetched, Settings, Source } from '../connector.ts';
import { fetchJson } from '../fetch-json.ts';
import { Refused, refusalFrom, refuse } from '../refusal.ts';
import { numberOf, recordOf, textOf } from '../untrusted.ts';
import { readBranch } from './kirjastohakemisto.branch.ts';
import type { Branch } from './kirjastohakemisto.branch.ts';

/** Branches of a municipality or consortium, in the order of their names. */
export interface BranchList {
	branches: Branch[];
	/** Items without an id or a name. */
	skipped: number;
	/** Languages whose names could not be fetched. */
	missingLanguages: ('sv' | 'en')[];
}

const PAGE = 1000;
const MAX_PAGES = 10;
const DAYS = 7;
const BLOCKS = 'services,schedules,librarySystem';

/** The Finnish library directory, API version 4; open data under CC BY 4.0. */
export const connector: Source<BranchList> = {
	id: 'kirjastohakemisto',
	titleKey: 'connector.kirjastohakemisto.title',
	licence: 'CC BY 4.0',
	settings: [
		{
			key: 'address',
			labelKey: 'connector.address',
			kind: 'address',
			isRequired: true,
			initial: 'https://api.kirjastot.fi/v4',
		},
		{
			key: 'municipality',
			labelKey: 'connector.kirjastohakemisto.municipality',
			kind: 'text',
			isRequired: false,
		},
		{
			key: 'consortium',
			labelKey: 'connector.kirjastohakemisto.consortium',
			kind: 'number',
			isRequired: false,
		},
	],
	probing: {
		shortestInterval: 3600,
		timeLimit: 20_000,
		figures: [{ key: 'libraries', labelKey: 'connector.figure.libraries', unit: 'count' }],
		targetOf: (settings) => String(settings.get('address')),
		async probe(settings, { reach, today }) {
			const access = { reach: reach(), today };
			const where = await placeOf(settings, access);
			const { items, total } = pageOf(
				await ask(settings, 'library', { ...where, limit: '1', skip: '0' }, access),
			);
			if (items.length === 0) refuse('nothing_found', { place: Object.values(where).join() });
			return { state: 'working', note: null, figures: [{ key: 'libraries', part: null, value: total }] };
		},
	},
	async fetch(settings, access) {
		try {
			return { ok: true, found: await fetchBranches(settings, access) };
		} catch (error) {
			return refusalFrom(error);
		}
	},
	fromFile(json) {
		try {
			return { ok: true, found: { ...branchesOf(pageOf(json).items), missingLanguages: [] } };
		} catch (error) {
			return refusalFrom(error);
		}
	},
};

/** One library by its id in the directory; `not_found` when there is none (the directory says 400 in HTML). */
export async function fetchBranch(
	directoryId: number,
	settings: Settings,
	access: Access,
): Promise<Fetched<Branch>> {
	try {
		const query = { lang: 'fi', with: BLOCKS, ...periodFrom(access.today) };
		const answer = await ask(settings, `library/${Math.trunc(directoryId)}`, query, access);
		const branch = readBranch(recordOf(answer)?.data);
		return branch ? { ok: true, found: branch } : { ok: false, code: 'unknown_shape', data: {} };
	} catch (error) {
		const isMissing =
			error instanceof Refused &&
			error.code === 'http_status' &&
			[400, 404].includes(Number(error.data.status));
		return isMissing ? { ok: false, code: 'not_found', data: { directoryId } } : refusalFrom(error);
	}
}

async function fetchBranches(settings: Settings, access: Access): Promise<BranchList> {
	const where = await placeOf(settings, access);
	const query = { ...where, with: BLOCKS, ...periodFrom(access.today) };
	const { branches, skipped } = branchesOf(await fetchPages(settings, { ...query, lang: 'fi' }, access));
	if (branches.length === 0) refuse('nothing_found', { place: Object.values(where).join() });
	const missingLanguages: BranchList['missingLanguages'] = [];
	for (const language of ['sv', 'en'] as const) {
		const isNamed = await addNames(branches, language, settings, where, access);
		if (!isNamed) missingLanguages.push(language);
	}
	return { branches, skipped, missingLanguages };
}

/** The directory knows a municipality by the name in the language asked in: first Finnish, then Swedish. */
async function placeOf(settings: Settings, access: Access): Promise<Record<string, string>> {
	const consortium = settings.get('consortium');
	if (consortium !== undefined) return { consortium: String(consortium) };
	const name =
		settings.get('municipality') ?? refuse('bad_setting', { key: 'municipality', reason: 'missing' });
	for (const lang of ['fi', 'sv']) {
		const query = { 'city.name': String(name), lang, limit: '1', skip: '0' };
		const { items } = pageOf(await ask(settings, 'library', query, access));
		const cityId = readBranch(items[0])?.cityId;
		if (cityId) return { city: String(cityId) };
	}
	return refuse('nothing_found', { place: String(name).slice(0, 100) });
}

/** A missing translation falls back to Finnish, so only names that differ are translations. */
async function addNames(
	branches: Branch[],
	language: 'sv' | 'en',
	settings: Settings,
	where: Record<string, string>,
	access: Access,
): Promise<boolean> {
	try {
		const items = await fetchPages(settings, { ...where, lang: language }, access);
		const names = new Map(branchesOf(items).branches.map((branch) => [branch.directoryId, branch.name.fi]));
		for (const branch of branches) {
			const name = names.get(branch.directoryId);
			if (name !== undefined && name !== branch.name.fi) branch.name[language] = name;
		}
		return true;
	} catch (error) {
		if (error instanceof Refused) return false;
		throw error;
	}
}

/** `total` is 0 on every page but the first: it may ask for one more page, never end the paging. */
async function fetchPages(
	settings: Settings,
	query: Record<string, string>,
	access: Access,
): Promise<unknown[]> {
	const all: unknown[] = [];
	let total = 0;
	for (let page = 0; page < MAX_PAGES; page++) {
		const part = { ...query, limit: String(PAGE), skip: String(all.length) };
		const answer = pageOf(await ask(settings, 'library', part, access));
		total = Math.max(total, answer.total);
		all.push(...answer.items);
		const isLast = answer.items.length < PAGE && all.length >= total;
		if (isLast || answer.items.length === 0) return all;
	}
	return refuse('too_large', { limit: MAX_PAGES * PAGE });
}

async function ask(
	settings: Settings,
	path: string,
	query: Record<string, string>,
	access: Access,
): Promise<unknown> {
	const url = new URL(`${String(settings.get('address')).replace(/\/+$/, '')}/${path}`);
	for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
	const answer = await fetchJson(url.href, access.reach);
	if (!answer.ok) throw new Refused(answer.code, answer.data);
	return answer.json;
}

/** The documents of the service say `result`; the service says `items`, and `data` for a single record. */
function pageOf(json: unknown): { items: unknown[]; total: number } {
	const record = recordOf(json);
	const items = record?.items ?? (recordOf(record?.data) ? [record?.data] : undefined);
	if (!Array.isArray(items)) refuse('unknown_shape', { type: textOf(record?.type, 40) });
	return { items: items as unknown[], total: numberOf(record?.total, 0, MAX_PAGES * PAGE) ?? 0 };
}

function branchesOf(items: readonly unknown[]): { branches: Branch[]; skipped: number } {
	const read = items.map(readBranch);
	const byId = new Map(read.flatMap((branch) => (branch ? [[branch.directoryId, branch] as const] : [])));
	const branches = [...byId.values()].toSorted((a, b) => a.name.fi.localeCompare(b.name.fi, 'fi'));
	return { branches, skipped: read.filter((branch) => branch === null).length };
}

function periodFrom(today: string): Record<string, string> {
	const last = new Date(Date.parse(`${today}T00:00:00Z`) + (DAYS - 1) * 86_400_000);
	return { 'period.start': today, 'period.end': last.toISOString().slice(0, 10) };
}
