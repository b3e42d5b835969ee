import { post, type Letter } from '../../organisation/mail/mail.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import * as store from './news.store.server.ts';
import { shortened } from './follow-up.ts';

type News = Pick<Letter, 'kind' | 'values'> & { onceKey: string; anchor?: string; replyTo?: string };

/** Tells those who said the needs, in the transaction of the act, that a need stands in another state now. */
export async function tellState(db: Db, actor: Actor, needIds: readonly string[]): Promise<void> {
	if (needIds.length === 0) return;
	const readers = await store.listReaders(db, { needIds });
	await send(db, actor, readers, ({ needId, state, reason, version }) => ({
		kind: 'need_state_changed',
		values: { state, reason, hasReason: reason === '' ? 'no' : 'yes' },
		onceKey: `${needId}:${version}`,
	}));
}

/** Tells of a question; an answer to the letter is an answer to the question. */
export async function tellInquiry(
	db: Db,
	actor: Actor,
	inquiry: { id: string; text: string; wordingIds: readonly string[] },
): Promise<void> {
	const readers = await store.listReaders(db, { wordingIds: inquiry.wordingIds });
	await send(db, actor, readers, () => ({
		kind: 'inquiry_asked',
		values: { question: inquiry.text },
		onceKey: inquiry.id,
		anchor: 'inquiries',
		replyTo: inquiry.id,
	}));
}

export async function tellOfficialAnswer(
	db: Db,
	actor: Actor,
	answer: { id: string; needId: string; text: string },
): Promise<void> {
	const readers = await store.listReaders(db, { needIds: [answer.needId] });
	await send(db, actor, readers, () => ({
		kind: 'official_answer_given',
		values: { answer: answer.text },
		onceKey: answer.id,
	}));
}

interface Moved {
	kind: 'need_merged' | 'need_split' | 'objection_answered';
	wordingIds: readonly string[];
	/** The act's: each reader hears of it once. */
	id: string;
	values?: Record<string, string | number>;
}

/** Tells those who said the sentences, each in their own words, that these stand under another need now. */
export async function tellMoved(
	db: Db,
	actor: Actor,
	{ kind, wordingIds, id, values = {} }: Moved,
): Promise<void> {
	if (wordingIds.length === 0) return;
	const readers = await store.listReaders(db, { wordingIds });
	await send(db, actor, readers, () => ({ kind, values, onceKey: id }));
}

/** Nobody is told by mail of what they did themselves. */
async function send(
	db: Db,
	actor: Actor,
	readers: readonly store.NewsRow[],
	of: (reader: store.NewsRow) => News,
): Promise<void> {
	const others = readers.filter(({ personId }) => personId === null || personId !== actor.personId);
	await post(
		db,
		others.map((reader) => letterTo(reader, of(reader))),
	);
}

function letterTo(reader: store.NewsRow, { kind, values, onceKey, anchor, replyTo }: News): Letter {
	const { address, personId, needId, number, token, wordingId } = reader;
	const page = personId ? `/needs/${needId}` : `/follow/${token}`;
	return {
		to: personId ? { personId } : { address: address!, locale: reader.locale ?? 'fi' },
		kind,
		values: { ...values, number, title: shortened(reader.text) },
		path: anchor ? `${page}#${anchor}` : page,
		onceKey: `${kind}:${onceKey}:${personId ?? wordingId}`,
		...(replyTo !== undefined && { replyTo }),
	};
}
