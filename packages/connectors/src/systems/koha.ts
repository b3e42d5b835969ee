import type { Fetched, Settings, Source } from '../connector.ts';
import { fetchJson } from '../fetch-json.ts';
import type { JsonAnswer } from '../fetch-json.ts';
import type { Figure, Finding, ProbeContext } from '../probe.ts';
import { Refused, refusalFrom, refuse } from '../refusal.ts';
import { recordOf, textOf } from '../untrusted.ts';
import { baseOf, forgetToken, tokenFor } from './koha.token.ts';

/** What Koha knows that the register of systems needs. */
export interface KohaThings {
	libraries: { code: string; name: string }[];
	/** Licences of electronic material; `endedOn` is a day, `YYYY-MM-DD`. */
	licences: { id: number; name: string; endedOn: string | null }[];
	/** Lists the client may not read. */
	refused: string[];
}

type Asking = Pick<ProbeContext, 'reach' | 'memory' | 'now' | 'today'>;

const DAY = 86_400_000;
const LICENCE_DAYS = 180;
const figure = (key: string) => ({ key, labelKey: `connector.figure.${key}`, unit: 'count' as const });

/** The library system Koha through its REST interface; never reads patrons. */
export const connector: Source<KohaThings> = {
	id: 'koha',
	titleKey: 'connector.koha.title',
	licence: null,
	settings: [
		{ key: 'address', labelKey: 'connector.koha.address', kind: 'address', isRequired: true },
		{ key: 'client', labelKey: 'connector.koha.client', kind: 'text', isRequired: true },
		{ key: 'secret', labelKey: 'connector.koha.secret', kind: 'secret', isRequired: true },
		{ key: 'stuck', labelKey: 'connector.koha.stuck', kind: 'number', isRequired: true, initial: 60 },
	],
	probing: {
		shortestInterval: 300,
		timeLimit: 30_000,
		figures: ['libraries', 'checkouts', 'items', 'jobs', 'stuckJobs', 'endingLicences'].map(figure),
		targetOf: baseOf,
		async probe(settings, context): Promise<Finding> {
			const libraries = listIn(await ask(settings, 'libraries?_per_page=-1', context)).length;
			const figures = [whole('libraries', libraries)];
			const refused: string[] = [];
			for (const [list, count] of Object.entries(COUNTS)) {
				const counted = await allowed(() => count(settings, context));
				if (counted === null) refused.push(list);
				else figures.push(...counted);
			}
			const stuck = figures.find(({ key }) => key === 'stuckJobs')?.value ?? 0;
			if (stuck > 0) return { state: 'working', note: 'jobs_stuck', data: { count: stuck }, figures };
			const note = refused.length > 0 ? 'partly_refused' : null;
			return { state: 'working', note, data: note ? { lists: refused.join() } : {}, figures };
		},
	},
	async fetch(settings, access): Promise<Fetched<KohaThings>> {
		const asking = {
			reach: () => ({ milliseconds: 20_000, ...access.reach }),
			memory: new Map(),
			now: 0,
			today: access.today,
		};
		try {
			const libraries = listIn(await ask(settings, 'libraries?_per_page=-1', asking)).flatMap(readLibrary);
			const licences = await allowed(() => licencesOf(settings, asking));
			const refused = licences === null ? ['licences'] : [];
			return { ok: true, found: { libraries, licences: licences ?? [], refused } };
		} catch (error) {
			return refusalFrom(error);
		}
	},
};

const whole = (key: string, value: number): Figure => ({ key, part: null, value });

const COUNTS: Record<string, (settings: Settings, asking: Asking) => Promise<Figure[]>> = {
	checkouts: (settings, asking) => totalOf('checkouts', settings, asking),
	items: (settings, asking) => totalOf('items', settings, asking),
	async jobs(settings, asking) {
		const waiting = listIn(await ask(settings, 'jobs?only_current=true&_per_page=-1', asking)).filter(
			isWaiting,
		);
		const before = asking.now - Number(settings.get('stuck')) * 60_000;
		const stuck = waiting.filter((job) => Date.parse(String(recordOf(job)?.enqueued_date)) < before);
		return [whole('jobs', waiting.length), whole('stuckJobs', stuck.length)];
	},
	async licences(settings, asking) {
		const last = dayAfter(asking.today, LICENCE_DAYS);
		const ending = (await licencesOf(settings, asking)).filter(
			({ endedOn }) => endedOn !== null && endedOn >= asking.today && endedOn <= last,
		);
		return [whole('endingLicences', ending.length)];
	},
};

function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function isWaiting(job: unknown): boolean {
	return ['new', 'started'].includes(String(recordOf(job)?.status));
}

/** Only the header is looked at: the one record that comes along may name a patron. */
async function totalOf(list: string, settings: Settings, asking: Asking): Promise<Figure[]> {
	const { headers } = await ask(settings, `${list}?_per_page=1`, asking);
	const total = String(headers['x-base-total-count'] ?? headers['x-total-count'] ?? '');
	return /^\d{1,12}$/.test(total) ? [whole(list, Number(total))] : [];
}

async function licencesOf(settings: Settings, asking: Asking): Promise<KohaThings['licences']> {
	return listIn(await ask(settings, 'erm/licenses?_per_page=-1', asking)).flatMap((value) => {
		const record = recordOf(value);
		const id = record?.license_id;
		const name = textOf(record?.name, 200);
		const endedOn = /^\d{4}-\d\d-\d\d/.exec(String(record?.ended_on))?.[0] ?? null;
		return typeof id === 'number' && Number.isSafeInteger(id) && name ? [{ id, name, endedOn }] : [];
	});
}

function readLibrary(value: unknown): KohaThings['libraries'] {
	const record = recordOf(value);
	const code = textOf(record?.library_id, 10);
	const name = textOf(record?.name, 200);
	return code && name ? [{ code, name }] : [];
}

function listIn({ json }: JsonAnswer): unknown[] {
	return Array.isArray(json) ? json : refuse('unknown_shape', { type: typeof json });
}

/** The result, or null where this client has no right to it or Koha does not have the module. */
async function allowed<T>(work: () => Promise<T>): Promise<T | null> {
	try {
		return await work();
	} catch (error) {
		const isRefused = error instanceof Refused && error.code === 'http_status';
		if (isRefused && [403, 404].includes(Number(error.data.status))) return null;
		throw error;
	}
}

/** With the token known; when Koha no longer takes that, once more with a new one. */
async function ask(settings: Settings, path: string, asking: Asking): Promise<JsonAnswer> {
	for (const isLastTry of [false, true]) {
		const authorization = `Bearer ${await tokenFor(settings, asking)}`;
		const headers = { authorization, 'x-koha-request-id': '1' };
		const answer = await fetchJson(`${baseOf(settings)}/${path}`, { ...asking.reach(), headers });
		if (answer.ok) return answer;
		if (answer.code !== 'http_status' || answer.data.status !== 401)
			throw new Refused(answer.code, answer.data);
		forgetToken(settings, asking.memory);
		if (isLastTry) break;
	}
	return refuse('login_refused');
}
