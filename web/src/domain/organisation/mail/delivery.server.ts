import { createHash } from 'node:crypto';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import type { MailSettings } from '#platform/mail-env.ts';
import { runtime } from '#platform/runtime.server.ts';
import { SmtpSender, type Outcome, type SmtpOptions } from '#platform/smtp.server.ts';
import * as tenants from '../tenant/tenant.server.ts';
import * as store from './delivery.store.server.ts';
import { pack } from './envelope.server.ts';
import { fateOf, minutesUntilNext } from './fate.ts';
import { writeDigest, writeLetter, type Links } from './letter-text.ts';
import * as recipients from './recipient.store.server.ts';

export interface DeliveryOptions {
	/** Connections at one time: a slow answer to one letter leaves the others free. */
	lanes?: number;
	/** Seconds after which a letter in hand is taken to be lost; longer than any sending lasts. */
	lease?: number;
	relay?: Partial<SmtpOptions>;
}

interface Claimed {
	letter: store.Due;
	claimId: string;
	unsubscribeToken: string;
	lines: store.DigestLine[];
}

/** A server that cannot be talked to is left in peace for so long. */
const MINUTES_AWAY = 5;

export function hashAddress(tenantId: string, address: string): Buffer {
	return createHash('sha256').update(`${tenantId} ${address}`).digest();
}

/** Sends what waits, until nothing is due or the server is away; answers how many were sent. */
export async function deliver(clerk: Actor, options: DeliveryOptions = {}): Promise<number> {
	clerk.must('mail.manage');
	const { mail } = runtime().env;
	if (!mail.relay) return 0;
	const { lanes = 4, lease = 300 } = options;
	await writeProgress(clerk, (db) => store.recover(db, lease));
	const round = { isAway: false, sent: 0 };
	const relay = { ...mail.relay, ...options.relay };
	const municipality = (await tenants.get(clerk)).name;
	await Promise.all(
		Array.from({ length: lanes }, () => runLane(clerk, municipality, new SmtpSender(relay), round)),
	);
	return round.sent;
}

async function runLane(
	clerk: Actor,
	municipality: string,
	sender: SmtpSender,
	round: { isAway: boolean; sent: number },
): Promise<void> {
	try {
		while (!round.isAway) {
			const claimed = await writeProgress(clerk, (db) => takeNext(db, clerk.tenantId));
			if (!claimed) return;
			const outcome = await sendOne(clerk, municipality, sender, claimed);
			if (outcome.result === 'sent') round.sent++;
			if (outcome.result === 'away') round.isAway = true;
		}
	} finally {
		sender.close();
	}
}

/** Settles every letter that is not to be sent, and claims the first that is. */
async function takeNext(db: Db, tenantId: string): Promise<Claimed | undefined> {
	for (let letter = await store.nextDue(db); letter; letter = await store.nextDue(db)) {
		const fate = fateOf(letter, new Date());
		if (fate.state !== 'sending') {
			await store.put(db, letter.id, fate.state, 'failure' in fate ? fate.failure : null);
			continue;
		}
		const claimId = newId();
		await store.claim(db, letter.id, claimId);
		const { personId, email } = letter;
		const who = personId ? { personId } : { addressHash: hashAddress(tenantId, email ?? '') };
		const lines = letter.kind === 'digest' ? await store.linesOf(db, letter.id) : [];
		return { letter, claimId, lines, unsubscribeToken: await recipients.tokenOf(db, who) };
	}
	return undefined;
}

async function sendOne(
	clerk: Actor,
	municipality: string,
	sender: SmtpSender,
	claimed: Claimed,
): Promise<Outcome> {
	const { letter, claimId } = claimed;
	const parcel = await parcelOf(clerk, municipality, claimed, runtime().env.mail).catch(() => null);
	if (!parcel) return unwritten(clerk, claimed);
	const handOver = () => writeProgress(clerk, (db) => store.handOver(db, letter.id, claimId));
	const outcome = await sender.send(parcel, handOver);
	await writeProgress(clerk, (db) => note(db, claimed, outcome));
	// The address and the words are nobody's business here.
	runtime().log.debug({ mail: letter.id, kind: letter.kind, result: outcome.result }, 'letter');
	return outcome;
}

/** A letter that cannot be written today cannot be tomorrow either, and must not stop the others. */
async function unwritten(clerk: Actor, { letter, claimId }: Claimed): Promise<Outcome> {
	await writeProgress(clerk, (db) => store.settle(db, { id: letter.id, claimId }, 'failed', 'not_written'));
	runtime().log.error({ mail: letter.id, kind: letter.kind }, 'letter could not be written');
	return { result: 'kept', reply: '' };
}

async function parcelOf(
	{ tenantId, tenantSlug }: Actor,
	municipality: string,
	{ letter, lines, unsubscribeToken }: Claimed,
	settings: MailSettings,
) {
	const t = await serverWords(letter.locale);
	const root = `${runtime().env.origin}/${tenantSlug}`;
	const unsubscribe = `${root}/unsubscribe/${unsubscribeToken}`;
	const choose = letter.personId ? `${root}/account/mail` : null;
	const links: Links = { root, unsubscribe, choose, municipality };
	const canReply = letter.inquiryId !== null && settings.receiving !== undefined;
	const written =
		letter.kind === 'digest' ? writeDigest(t, lines, links) : writeLetter(t, letter, links, canReply);
	const { id, replyKey, locale } = letter;
	const to = { name: letter.addressee, email: letter.email ?? '' };
	return pack(written, { id, tenantId, municipality, to, locale, replyKey, canReply, unsubscribe }, settings);
}

function note(db: Db, { letter, claimId }: Claimed, { result, reply }: Outcome): Promise<void> {
	const mine = { id: letter.id, claimId };
	const giveUp = () => store.settle(db, mine, 'failed', reply);
	switch (result) {
		case 'sent':
			return store.settle(db, mine, 'sent', null);
		case 'refused':
			return giveUp();
		case 'unknown':
			return store.settle(db, mine, 'uncertain', reply);
		case 'away':
			return store.postpone(db, mine, { minutes: MINUTES_AWAY, failure: reply, counts: false });
		case 'later': {
			const minutes = minutesUntilNext(letter.attempts + 1);
			return minutes === null
				? giveUp()
				: store.postpone(db, mine, { minutes, failure: reply, counts: true });
		}
		case 'kept':
			return Promise.resolve();
	}
}
