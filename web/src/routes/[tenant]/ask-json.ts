/** What the service answered, or the code and data of its refusal. */
export type JsonAnswer<T> =
	| { ok: true; answer: T }
	| { ok: false; code: string; data: Record<string, string | number | boolean | null> };

/** Sends and receives JSON; a lost connection is an answer too. */
export async function askJson<T>(
	path: string,
	method: 'POST' | 'PUT',
	body: unknown = {},
): Promise<JsonAnswer<T>> {
	try {
		const headers = { 'content-type': 'application/json', accept: 'application/json' };
		const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
		const answer = await response.json();
		if (response.ok) return { ok: true, answer: answer as T };
		return { ok: false, code: answer.code ?? 'unknown', data: answer.data ?? {} };
	} catch {
		return { ok: false, code: 'no_connection', data: {} };
	}
}
