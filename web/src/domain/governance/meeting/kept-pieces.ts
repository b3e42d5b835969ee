import type { Piece } from './minutes.ts';

/** What of one's own has not been taken in yet, kept where a closed tab does not lose it. */
export interface Kept {
	/** Being sent: sent again they are the same, so that they are known. */
	sending: Piece[];
	waiting: Piece[];
}

type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const prefixOf = (owner: string) => `luotsi:minutes:${owner}:`;

/** Whether an earlier page has left something that was not taken in. */
export function hasLeft(store: Store | null, owner: string): boolean {
	try {
		for (let at = 0; at < (store?.length ?? 0); at++)
			if (store?.key(at)?.startsWith(prefixOf(owner))) return true;
	} catch {
		// Forbidden.
	}
	return false;
}

/** Pieces of one tab, beside those that other tabs of the same person have left. */
export class KeptPieces {
	readonly #store: Store | null;
	readonly #prefix: string;
	readonly #own: string;

	constructor(store: Store | null, owner: string, tab: string) {
		this.#store = store;
		this.#prefix = prefixOf(owner);
		this.#own = this.#prefix + tab;
	}

	/** A browser that keeps nothing still sends what is typed. */
	save({ sending, waiting }: Kept): void {
		try {
			if (sending.length + waiting.length === 0) this.#store?.removeItem(this.#own);
			else this.#store?.setItem(this.#own, JSON.stringify({ sending, waiting }));
		} catch {
			// Full or forbidden.
		}
	}

	/** Everything that was left behind, with a way to forget it once it is taken in. */
	left(): { pieces: Piece[]; forget: () => void } {
		const found = new Map<string, string>();
		try {
			for (let at = 0; at < (this.#store?.length ?? 0); at++) {
				const key = this.#store!.key(at);
				const text = key?.startsWith(this.#prefix) ? this.#store!.getItem(key) : null;
				if (key && text) found.set(key, text);
			}
		} catch {
			return { pieces: [], forget: () => undefined };
		}
		return { pieces: [...found.values()].flatMap(piecesIn), forget: () => this.#forget(found) };
	}

	// Another tab may be alive and have more by now: only what is as it was is taken away.
	#forget(found: ReadonlyMap<string, string>): void {
		for (const [key, text] of found) if (this.#store?.getItem(key) === text) this.#store.removeItem(key);
	}
}

function piecesIn(text: string): Piece[] {
	try {
		const { sending, waiting } = JSON.parse(text) as Kept;
		return [...sending, ...waiting];
	} catch {
		return [];
	}
}
