import { createHash } from 'node:crypto';
import type { Settings } from '../connector.ts';
import { fetchJson } from '../fetch-json.ts';
import type { ProbeContext, ProbeMemory } from '../probe.ts';
import { Refused, refuse } from '../refusal.ts';
import { numberOf, recordOf } from '../untrusted.ts';

type Asking = Pick<ProbeContext, 'reach' | 'memory' | 'now'>;

/** The address of the interface without a slash at its end. */
export function baseOf(settings: Settings): string {
	return String(settings.get('address')).replace(/\/+$/, '');
}

/** An access token by client credentials, the same one until a minute before it ends. */
export async function tokenFor(settings: Settings, { reach, memory, now }: Asking): Promise<string> {
	const key = keyOf(settings);
	const known = memory.get(key);
	if (known && known.until > now) return known.value;
	forgetEnded(memory, now);
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: String(settings.get('client')),
		client_secret: String(settings.get('secret')),
	});
	const answer = await fetchJson(`${baseOf(settings)}/oauth/token`, {
		...reach(),
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	});
	if (!answer.ok) {
		if (answer.code === 'http_status' && [400, 401, 403].includes(Number(answer.data.status)))
			refuse('login_refused');
		throw new Refused(answer.code, answer.data);
	}
	const { token, seconds } = tokenIn(answer.json);
	memory.set(key, { value: token, until: now + Math.max(0, seconds - 60) * 1000 });
	return token;
}

/** A token the system no longer takes is not offered again. */
export function forgetToken(settings: Settings, memory: ProbeMemory): void {
	memory.delete(keyOf(settings));
}

function tokenIn(json: unknown): { token: string; seconds: number } {
	const record = recordOf(json);
	const token = record?.access_token;
	// Only what may stand in a header.
	if (typeof token !== 'string' || !/^[\x21-\x7e]{1,4000}$/.test(token))
		refuse('unknown_shape', { type: 'token' });
	return { token, seconds: numberOf(record?.expires_in, 0, 86_400) ?? 0 };
}

/** Of the secret only a digest: a changed one gets a token of its own. */
function keyOf(settings: Settings): string {
	const parts = ['address', 'client', 'secret'].map((key) => String(settings.get(key)));
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function forgetEnded(memory: ProbeMemory, now: number): void {
	for (const [key, { until }] of memory) if (until <= now) memory.delete(key);
}
