import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';
import type { MeetingState } from './meeting.ts';

export const MINUTES_LIMITS = { text: 100_000, pieces: 60, bytes: 1_000_000 } as const;

// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** As typed: spaces at the ends are the writer's own, they may be in the middle of a sentence. */
const Typed = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.replaceAll('\r\n', '\n').replaceAll(CONTROLS, '')),
	v.maxLength(MINUTES_LIMITS.text),
);

const Sequence = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0));

/** Written without scripts: the text as it stood when the page was opened is known by its number. */
export const MinutesText = v.object({ itemId: Id, base: Sequence, text: Typed, key: Key });
export type MinutesText = v.InferOutput<typeof MinutesText>;

const Piece = v.object({
	/** Made by the writer: sent again, it is known. */
	id: Id,
	itemId: Id,
	update: v.pipe(v.string(), v.maxLength(Math.ceil((MINUTES_LIMITS.bytes * 4) / 3)), v.base64()),
});
export type Piece = v.InferOutput<typeof Piece>;

export const Pieces = v.object({ pieces: v.pipe(v.array(Piece), v.maxLength(MINUTES_LIMITS.pieces)) });

export interface News {
	/** Ask for what comes after this. */
	sequence: number;
	state: MeetingState;
	pieces: { itemId: string; update: string }[];
}

/** What has been taken in and what never will be: both can be forgotten by the sender. */
export interface Receipt {
	taken: string[];
	refused: string[];
}
