import { randomUUID } from 'node:crypto';

export interface Writer {
	/** Keys of needs that the product said are kept. */
	acknowledged: Set<string>;
	/** Keys sent whose answer never came: kept whole or not at all, and sent again with the same key. */
	unanswered: Set<string>;
	stop(): Promise<void>;
}

export interface Door {
	url: string;
	slug: string;
	cookie: string;
	unitId: string;
}

/** Sends one need; true when it was acknowledged. */
export async function say(door: Door, key: string): Promise<boolean> {
	const answer = await fetch(`${door.url}/${door.slug}/needs/new?/propose`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: door.cookie, origin: door.url, accept: 'text/html' },
		body: new URLSearchParams({ unitId: door.unitId, text: `Tarve ${key}`, key }),
		signal: AbortSignal.timeout(15_000),
	});
	await answer.arrayBuffer();
	// 5xx while the database is away is honest: nothing was promised.
	if (answer.status >= 400 && answer.status < 500)
		throw new Error(`The product refused a sound need: ${answer.status}`);
	return answer.status === 303;
}

/** Some people telling needs as fast as they are answered. */
export function startWriters(door: Door, count: number): Writer {
	const acknowledged = new Set<string>();
	const unanswered = new Set<string>();
	let isOn = true;
	const one = async () => {
		while (isOn) {
			const key = randomUUID();
			unanswered.add(key);
			const isKept = await say(door, key).catch((error: Error) => {
				if (error.message.startsWith('The product refused')) throw error;
				return false;
			});
			if (!isKept) {
				await new Promise((resolve) => setTimeout(resolve, 20));
				continue;
			}
			acknowledged.add(key);
			unanswered.delete(key);
		}
	};
	const all = Promise.all(Array.from({ length: count }, one));
	return {
		acknowledged,
		unanswered,
		async stop() {
			isOn = false;
			await all;
		},
	};
}
