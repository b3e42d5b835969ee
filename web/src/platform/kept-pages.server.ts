import { createHash } from 'node:crypto';
import type { Actor } from './actor.server.ts';
import type { Db } from './db.server.ts';

/** A whole answer as it was sent. */
interface Kept {
	body: Uint8Array<ArrayBuffer>;
	headers: [string, string][];
}

/** Answers kept by key, the longest unused forgotten first. */
export class KeptPages {
	readonly #mostBytes: number;
	readonly #pages = new Map<string, Kept>();
	#bytes = 0;

	constructor(mostBytes: number) {
		this.#mostBytes = mostBytes;
	}

	get bytes(): number {
		return this.#bytes;
	}

	find(key: string): Response | undefined {
		const page = this.#pages.get(key);
		if (!page) return undefined;
		this.#pages.delete(key);
		this.#pages.set(key, page);
		return new Response(page.body, { headers: page.headers });
	}

	/** Keeps a good answer and hands it on; any other is only handed on. */
	async keep(key: string, response: Response): Promise<Response> {
		if (response.status !== 200 || response.headers.has('set-cookie')) return response;
		const body = new Uint8Array(await response.arrayBuffer());
		const headers = [...response.headers];
		if (!response.headers.has('etag')) headers.push(['etag', etagOf(body)]);
		this.#add(key, { body, headers });
		return new Response(body, { headers });
	}

	#add(key: string, page: Kept): void {
		this.#remove(key);
		this.#pages.set(key, page);
		this.#bytes += page.body.byteLength;
		for (const oldest of this.#pages.keys()) {
			if (this.#bytes <= this.#mostBytes) return;
			this.#remove(oldest);
		}
	}

	#remove(key: string): void {
		const page = this.#pages.get(key);
		if (!page) return;
		this.#pages.delete(key);
		this.#bytes -= page.body.byteLength;
	}
}

/** How many events the municipality's trail has: as no change goes without one, equal numbers mean equal pages. */
export async function changesSoFar(db: Db): Promise<number> {
	const head = await db.selectFrom('audit_head').select('seq').executeTakeFirst();
	return head?.seq ?? 0;
}

function etagOf(body: Uint8Array): string {
	return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

const waiting = new Map<string, Promise<number>>();

/**
 * The same for many who ask at once: one who asks while a question is on its way to the database may not share its
 * answer, but all who ask before the next one leaves share that one. So nobody is told of an earlier state than that of asking.
 */
export function changesOf(actor: Actor): Promise<number> {
	const shared = waiting.get(actor.tenantId);
	if (shared) return shared;
	const asked = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
		waiting.delete(actor.tenantId);
		return actor.read(changesSoFar);
	});
	waiting.set(actor.tenantId, asked);
	return asked;
}
