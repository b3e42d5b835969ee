import type { Actor } from '#platform/actor.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { addDays } from '#platform/day.ts';
import { yearOf } from '../duty/rule.ts';
import { townWords } from './agenda.server.ts';
import * as openings from './opening.store.server.ts';
import { establish } from './review.server.ts';

/** Opens the reviews of duties whose days have begun; run again, it opens nothing more. Answers how many. */
export async function openDue(actor: Actor, day = today()): Promise<number> {
	actor.must('review.manage');
	const t = await townWords(actor);
	let opened = 0;
	for (const due of await actor.read((db) => openings.listDue(db, day))) {
		const wanted = addDays(day, due.answerDays);
		const answerBy = wanted < due.dueOn ? wanted : due.dueOn;
		const draft = {
			...{ bodyId: due.bodyId, strategyId: due.strategyId, occurrenceId: due.occurrenceId, name: '' },
			...{ year: yearOf(due.dueOn, due.yearStarts), opensOn: day, answerBy, goalIds: due.goalIds },
		};
		const isOpened = await actor
			.change(async (db, record) => {
				await establish(db, record, draft, { personId: null, day, t });
				return true;
			})
			.catch((error: unknown) => {
				// Somebody was first, or there is nothing to look at: tomorrow is another day.
				if (error instanceof Refusal) return false;
				throw error;
			});
		if (isOpened) opened += 1;
	}
	return opened;
}
