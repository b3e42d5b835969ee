import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import type { ClauseChange } from '#domain/strategy/edition/carry.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { refuse } from '#platform/refusal.ts';
import * as followUps from '../follow-up/follow-up.server.ts';
import type { ReviewItem, ReviewRound } from './review.ts';
import { hasFields } from './verdict.ts';

export interface Act {
	db: Db;
	record: RecordEvent;
	actor: Actor;
	round: ReviewRound;
	meetingId: string;
	/** From which day the decided words hold; tasks are done by then. */
	inForceFrom: string;
	day: string;
}

/** What is decided becomes so: kept stays, changed takes its new words, closed leaves use. */
export async function carryOut(act: Act, items: readonly ReviewItem[]): Promise<void> {
	const living = items.filter(({ isGone }) => !isGone);
	assertNoneLeft(living);
	for (const item of living) {
		if (item.standing.verdict === 'close') await close(act, item);
		if (item.standing.verdict === 'change') await change(act, item);
	}
}

/** A closed goal would leave its measures without an aim: the meeting says of them first. */
function assertNoneLeft(items: readonly ReviewItem[]): void {
	const closed = new Set(
		items
			.filter(({ measureId, standing }) => !measureId && standing.verdict === 'close')
			.map((one) => one.goalId),
	);
	const left = items.find(
		({ measureId, goalId, standing }) => measureId && closed.has(goalId) && standing.verdict !== 'close',
	);
	if (left) refuse('review_measure_without_goal', { goal: left.goalCode, measure: left.subject.title });
}

async function close({ db, record, actor, day }: Act, item: ReviewItem): Promise<void> {
	const { goalId, measureId, standing } = item;
	if (!measureId) return goals.retireIn(db, record, goalId);
	const by = { retiredOn: day, by: actor.personId };
	await measures.retireIn(db, record, { id: measureId, reason: standing.reason, ...by });
}

async function change(act: Act, item: ReviewItem): Promise<void> {
	const { db, record, round } = act;
	const { title, description, endsOn, target, words } = item.standing.proposal;
	const isReworded = title !== '' || description !== '' || endsOn !== null;
	if (isReworded && item.measureId)
		await measures.reword(db, record, { id: item.measureId, title, description, endsOn });
	if (isReworded && !item.measureId) await goals.reword(db, record, { id: item.goalId, title, description });
	if (target) {
		const { indicatorId: id, value } = target;
		await indicators.aim(db, record, { id, year: round.year + 1, value });
	}
	if (words !== '' || !hasFields(item.standing.proposal)) await giveTask(act, item, words);
}

/** What was said in words only is somebody's task. */
async function giveTask(act: Act, item: ReviewItem, words: string): Promise<void> {
	const { db, record, actor, meetingId, inForceFrom } = act;
	const post = item.implementing ?? item.planning ?? item.accountable ?? item.chair;
	if (!post || !item.agendaItemId) return;
	const title = `${item.subject.code}: ${words || item.standing.reason}`
		.replaceAll(/\s+/g, ' ')
		.replace(/[.\s]+$/, '')
		.slice(0, 300);
	await followUps.establish(db, record, {
		...{ actor, meetingId, itemId: item.agendaItemId, title },
		...{ positionId: post.positionId, dueOn: inForceFrom },
	});
}

/** What the decided verdicts mean for the text of the strategy. */
export function clauseChanges(items: readonly ReviewItem[]): ClauseChange[] {
	const ofGoals = items.filter(({ measureId, isGone }) => !measureId && !isGone);
	const kept = new Set(
		ofGoals
			.filter(({ standing }) => standing.verdict === 'keep')
			.map(({ subject }) => subject.clause?.lineageId),
	);
	return ofGoals.flatMap(({ subject, standing }): ClauseChange[] => {
		if (!subject.clause || kept.has(subject.clause.lineageId)) return [];
		const { lineageId } = subject.clause;
		if (standing.verdict === 'close') return [{ lineageId, text: null }];
		const text = standing.proposal.description || standing.proposal.title;
		return standing.verdict === 'change' && text ? [{ lineageId, text }] : [];
	});
}

/** The next edition: the draft with the decided changes in it, adopted from its day on. */
export async function adoptEdition(
	act: Act,
	items: readonly ReviewItem[],
	{ name, decision }: { name: string; decision: string },
): Promise<string | null> {
	const { db, record, actor, round, inForceFrom, day } = act;
	if (round.model !== 'own_strategy' || !round.strategyId) return null;
	const changes = clauseChanges(items);
	const draft = await editions.carryInto(db, record, actor, { strategyId: round.strategyId, name, changes });
	const days = { adoptedOn: day, inForceFrom, decision, by: actor.personId };
	await editions.adoptIn(db, record, { editionId: draft.id, version: draft.version, ...days }, day);
	return draft.id;
}
