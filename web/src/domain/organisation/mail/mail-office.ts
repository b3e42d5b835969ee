import * as v from 'valibot';
import { Id, Version } from '../tenant/tenant.ts';
import type { MailState } from './mail.ts';

/** A letter as the administrator sees it: to whom and what became of it, never what it says. */
export interface ListedMail {
	id: string;
	kind: string;
	to: string | null;
	state: MailState;
	failure: string | null;
	attempts: number;
	queuedAt: Date;
	tryAt: Date;
	settledAt: Date | null;
	isWiped: boolean;
}

export interface MailOverview {
	canSend: boolean;
	relay: string | null;
	from: string | null;
	replyDomain: string | null;
	digestHour: number;
	version: number;
	counts: Partial<Record<MailState, number>>;
}

export const shownLists = ['all', 'waiting', 'sent', 'failed', 'uncertain', 'unwanted'] as const;
export type ShownList = (typeof shownLists)[number];

/** Which states a list of the page has. */
export const statesShown: Record<Exclude<ShownList, 'all'>, MailState[]> = {
	waiting: ['waiting', 'held', 'sending'],
	sent: ['sent', 'digested'],
	failed: ['failed'],
	uncertain: ['uncertain'],
	unwanted: ['unwanted'],
};

export const OneMail = v.object({ id: Id });
export const DigestHour = v.object({
	hour: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0), v.maxValue(23)),
	version: v.union([
		v.pipe(
			v.literal('0'),
			v.transform(() => 0),
		),
		Version,
	]),
});
export type DigestHour = v.InferOutput<typeof DigestHour>;
