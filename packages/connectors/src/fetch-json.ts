import type { IncomingHttpHeaders } from 'node:http';
import type { Refusal } from './refusal.ts';
import { safeFetch } from './safe-fetch.ts';
import type { SafeFetchOptions } from './safe-fetch.ts';

/** JSON of any shape: to be checked before use. */
export interface JsonAnswer {
	ok: true;
	url: string;
	headers: IncomingHttpHeaders;
	json: unknown;
}

/** Fetches JSON with `safeFetch`; a status other than 2xx is the refusal `http_status`. */
export async function fetchJson(
	address: string,
	options: SafeFetchOptions = {},
): Promise<JsonAnswer | Refusal> {
	const answer = await safeFetch(address, { accept: ['application/json'], ...options });
	if (!answer.ok) return answer;
	if (answer.status < 200 || answer.status > 299) {
		return {
			ok: false,
			code: 'http_status',
			data: { status: answer.status, type: answer.type.slice(0, 80) },
		};
	}
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(answer.bytes);
		return { ok: true, url: answer.url, headers: answer.headers, json: JSON.parse(text) as unknown };
	} catch {
		return { ok: false, code: 'not_json', data: {} };
	}
}
