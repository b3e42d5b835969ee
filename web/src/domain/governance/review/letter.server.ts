import { post } from '#domain/organisation/mail/mail.server.ts';
import type { Db } from '#platform/db.server.ts';
import * as items from './item.store.server.ts';
import { itemOf, type ReviewRound } from './review.ts';

/** Writes to each person whom something of the round waits for; answers how many they are. */
export async function writeToAsked(
	db: Db,
	round: ReviewRound,
	day: string,
	kind: 'verdict_asked' | 'verdict_reminder',
	{ except }: { except?: ReadonlySet<string> } = {},
): Promise<number> {
	const rows = (await items.listOf(db, round.id, day)).map(itemOf).filter(({ id }) => !except?.has(id));
	const counts = new Map<string, number>();
	for (const { silent } of rows)
		for (const personId of new Set(silent.flatMap((one) => one.personId ?? [])))
			counts.set(personId, (counts.get(personId) ?? 0) + 1);
	const letters = [...counts].map(([personId, count]) => ({
		to: { personId },
		kind,
		values: { title: round.name, body: round.body, day: round.answerBy, count },
		path: `/year/reviews/${round.id}/answer`,
		onceKey: `${kind}:${round.id}:${day}:${personId}`,
	}));
	await post(db, letters);
	return letters.length;
}
