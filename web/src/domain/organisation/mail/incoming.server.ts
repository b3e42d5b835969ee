import { createHash } from 'node:crypto';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { faultOf } from '#platform/fault.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { runtime } from '#platform/runtime.server.ts';
import type { IncomingMessage } from './incoming-message.server.ts';
import * as store from './incoming.store.server.ts';
import { post } from './mail.server.ts';

/** What takes an answer to an inquiry; inquiries are of a later area, so it is given from outside. */
export type GiveAnswer = (
	clerk: Actor,
	answer: { inquiryId: string; text: string; address: string; key: string },
) => Promise<unknown>;

const MOST_AT_ONCE = 50;

/** The letter an address of an answer belongs to. */
export function findLetter(clerk: Actor, key: Uint8Array): Promise<store.AnsweredLetter | undefined> {
	clerk.must('mail.manage');
	return clerk.read((db) => store.findLetter(db, key));
}

/** Keeps what came in; the same message is kept once, however often it is sent. */
export async function keep(
	clerk: Actor,
	letter: store.AnsweredLetter,
	{ identity, sort, answer, wholeText, failure }: IncomingMessage,
): Promise<void> {
	clerk.must('mail.manage');
	const isAnswer = sort === 'reply' && letter.inquiryId !== null && answer !== '';
	await writeProgress(clerk, async (db) => {
		const id = await store.insert(db, {
			outgoing_mail_id: letter.id,
			message_hash: createHash('sha256').update(identity).digest(),
			sort,
			state: isAnswer ? 'waiting' : 'ignored',
			answer,
			whole_text: wholeText,
		});
		if (id && sort === 'bounce') await store.markBounced(db, letter.id, failure ?? '');
	});
}

/** Gives the answers that wait to the inquiries they answer; one that fails waits for the next round. */
export async function giveAnswers(clerk: Actor, give: GiveAnswer): Promise<number> {
	clerk.must('mail.manage');
	const waiting = await clerk.read((db) => store.listWaiting(db, MOST_AT_ONCE));
	let given = 0;
	for (const each of waiting) {
		const { id, inquiryId, answer, address } = each;
		const outcome = await tryToGive(clerk, give, { inquiryId, text: answer, address, key: id });
		await writeProgress(clerk, async (db) => {
			await store.settle(db, id, outcome.state, outcome.failure);
			if (outcome.state === 'refused') await tellRefused(db, each);
		});
		if (outcome.state === 'given') given++;
	}
	return given;
}

/** One who answered must not think that the answer was heard. */
async function tellRefused(
	db: Db,
	{ id, personId, address, locale, path }: store.WaitingAnswer,
): Promise<void> {
	if (!personId && !address) return;
	const to = personId ? { personId } : { address, locale };
	const onceKey = `answer_not_kept:${id}`;
	await post(db, [{ to, kind: 'answer_not_kept', values: {}, path, onceKey }]);
}

async function tryToGive(
	clerk: Actor,
	give: GiveAnswer,
	answer: Parameters<GiveAnswer>[1],
): Promise<{ state: 'given' | 'refused' | 'waiting'; failure: string | null }> {
	try {
		await give(clerk, answer);
		return { state: 'given', failure: null };
	} catch (error) {
		if (error instanceof Refusal)
			return { state: error.code === 'too_many_attempts' ? 'waiting' : 'refused', failure: error.code };
		runtime().log.error({ fault: faultOf(error), incoming: answer.key }, 'answer by mail could not be kept');
		return { state: 'waiting', failure: 'failed' };
	}
}
