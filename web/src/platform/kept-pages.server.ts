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
