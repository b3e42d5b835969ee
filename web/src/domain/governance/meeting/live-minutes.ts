import * as Y from 'yjs';
import { KeptPieces, type Kept } from './kept-pieces.ts';
import { documentOf, textOf, typeInto } from './minutes-text.ts';
import type { News, Piece, Receipt } from './minutes.ts';
import { rebased } from './text-edits.ts';

export type WritingState = 'loading' | 'saved' | 'saving' | 'offline' | 'closed';

type Selection = [number, number] | null;

export interface LiveOptions {
	/** Where pieces are sent to and asked from. */
	url: string;
	items: readonly string[];
	/** Whose and of what: what is kept of one is not another's. */
	owner: string;
	store: Storage | null;
	/** Draws the text of an item as it is now, with the place of writing where it belongs. */
	show: (itemId: string, text: string, selection: Selection) => void;
	selectionOf: (itemId: string) => Selection;
	tell: (state: WritingState) => void;
}

const EVERY_MS = 1000;
const HIDDEN_MS = 5000;
const OFFLINE_MS = 2000;
const MOST_SENT = 50;
const OWN = 'own';

const toBase64 = (bytes: Uint8Array) => {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
};
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** All of an item's pieces as one. */
function joined(pieces: readonly Piece[]): Piece[] {
	return [...Map.groupBy(pieces, ({ itemId }) => itemId)].map(([itemId, own]) => ({
		id: crypto.randomUUID(),
		itemId,
		update: toBase64(Y.mergeUpdates(own.map(({ update }) => fromBase64(update)))),
	}));
}

/** The minutes of one meeting as one person writes them, while others do. */
export class LiveMinutes {
	readonly #options: LiveOptions;
	readonly #documents: Map<string, Y.Doc>;
	readonly #pieces: KeptPieces;
	#kept: Kept = { sending: [], waiting: [] };
	#sequence = 0;
	#isReady = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#forgetLeft: (() => void) | null = null;
	/** While letters are being put together from several keys, nothing is drawn over them. */
	isComposing = false;

	constructor(options: LiveOptions) {
		this.#options = options;
		this.#pieces = new KeptPieces(options.store, options.owner, crypto.randomUUID());
		this.#documents = new Map(options.items.map((id) => [id, this.#documentFor(id)]));
	}

	#documentFor(itemId: string): Y.Doc {
		const document = documentOf([]);
		document.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== OWN) return;
			this.#kept.waiting.push({ id: crypto.randomUUID(), itemId, update: toBase64(update) });
			this.#pieces.save(this.#kept);
		});
		return document;
	}

	/** Begins with what was left from before, then with what the others have written. */
	start(): void {
		const { pieces, forget } = this.#pieces.left();
		const own = pieces.filter(({ itemId }) => this.#documents.has(itemId));
		if (own.length > 0) {
			for (const { itemId, update } of own)
				Y.applyUpdate(this.#documents.get(itemId)!, fromBase64(update), 'kept');
			this.#kept.sending.push(...own);
			this.#forgetLeft = forget;
		}
		void this.#turn();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	text(itemId: string): string {
		const document = this.#documents.get(itemId);
		return document ? textOf(document).toString() : '';
	}

	/** What stands in the field now; `shown` is what stood there before. */
	type(itemId: string, shown: string, typed: string): void {
		const document = this.#documents.get(itemId);
		if (!document) return;
		const before = textOf(document).toString();
		typeInto(document, before, shown === before ? typed : rebased(shown, before, typed), OWN);
		if (this.#isReady) this.#options.tell('saving');
	}

	get isAllSaved(): boolean {
		return this.#kept.sending.length + this.#kept.waiting.length === 0;
	}

	async #turn(): Promise<void> {
		clearTimeout(this.#timer);
		const next = await this.#exchange().then(
			(isOpen) => (isOpen ? (document.hidden ? HIDDEN_MS : EVERY_MS) : null),
			() => {
				this.#options.tell('offline');
				return OFFLINE_MS;
			},
		);
		if (next !== null) this.#timer = setTimeout(() => void this.#turn(), next);
	}

	/** Answers whether there is still something to write to. */
	async #exchange(): Promise<boolean> {
		await this.#send();
		const answer = await fetch(`${this.#options.url}?since=${this.#sequence}`);
		if (!answer.ok) throw new Error(String(answer.status));
		const news = (await answer.json()) as News;
		if (!this.isComposing) {
			this.#take(news);
			this.#sequence = news.sequence;
			this.#isReady = true;
		}
		const isOpen = news.state === 'planned' || news.state === 'open';
		this.#options.tell(isOpen ? (this.isAllSaved ? 'saved' : 'saving') : 'closed');
		return isOpen;
	}

	async #send(): Promise<void> {
		while (!this.isAllSaved) {
			if (this.#kept.sending.length === 0) {
				this.#kept = { sending: joined(this.#kept.waiting), waiting: [] };
				this.#pieces.save(this.#kept);
			}
			const pieces = this.#kept.sending.slice(0, MOST_SENT);
			const answer = await fetch(this.#options.url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ pieces }),
			});
			// Refused for good: the meeting is over. What was typed stays in the field and in the browser.
			if (answer.status === 409) return;
			if (!answer.ok) throw new Error(String(answer.status));
			const { taken, refused } = (await answer.json()) as Receipt;
			const settled = new Set([...taken, ...refused]);
			this.#kept.sending = this.#kept.sending.filter(({ id }) => !settled.has(id));
			this.#pieces.save(this.#kept);
		}
		this.#forgetLeft?.();
		this.#forgetLeft = null;
	}

	#take(news: News): void {
		const changed = this.#isReady
			? new Set(news.pieces.map(({ itemId }) => itemId))
			: new Set(this.#documents.keys());
		for (const itemId of changed) {
			const document = this.#documents.get(itemId);
			if (!document) continue;
			const text = textOf(document);
			const before = text.toString();
			const places = this.#options.selectionOf(itemId)?.map((at) =>
				// With the letter before it: others' words at the same place come after.
				Y.createRelativePositionFromTypeIndex(text, Math.min(at, text.length), -1),
			);
			document.transact(() => {
				for (const piece of news.pieces)
					if (piece.itemId === itemId) Y.applyUpdate(document, fromBase64(piece.update), 'others');
			});
			const now = places?.map(
				(place) => Y.createAbsolutePositionFromRelativePosition(place, document)?.index ?? 0,
			);
			if (text.toString() !== before || !this.#isReady)
				this.#options.show(itemId, text.toString(), now ? [now[0] ?? 0, now[1] ?? 0] : null);
		}
	}
}
