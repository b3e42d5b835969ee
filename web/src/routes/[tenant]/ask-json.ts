/** What the service answered, or its refusal in words. */
export type JsonAnswer<T> =
	| { ok: true; answer: T }
	/** Without words where the service was not reached, or failed. */
	| { ok: false; code: string; text: string | null };

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
		return { ok: false, code: answer.code ?? 'unknown', text: answer.text ?? null };
	} catch {
		return { ok: false, code: 'no_connection', text: null };
	}
}
