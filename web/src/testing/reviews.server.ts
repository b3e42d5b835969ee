import * as bodies from '#domain/governance/body/body.server.ts';
import * as reviews from '#domain/governance/review/review.server.ts';
import type { ReviewItem } from '#domain/governance/review/review.ts';
import type { VerdictDraft, VerdictKind } from '#domain/governance/review/verdict.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import { MeasureDraft } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import * as v from 'valibot';
import { bodyOfThree, openMeeting, planMeeting, type MeetingBody } from './meetings.server.ts';
import type { TestMunicipality } from './municipality.server.ts';

export const none = { key: undefined };

const text = `5.1 Tavoitteet

- Kirjastossa tulee olla toimiva tulostus
- Opastusta tarjotaan viikoittain
- Vanha tietokanta ylläpidetään
`;

export interface ReviewTown extends MeetingBody {
	strategyId: string;
	goalIds: string[];
	/** Of the first goal, planned by the secretary and carried out by the member. */
	measureId: string;
}

/** A management team with a strategy of three goals and one measure. */
export async function reviewTown(town: TestMunicipality): Promise<ReviewTown> {
	const body = await bodyOfThree(town);
	const { actor } = town;
	const preview = await strategies.preview(actor, { title: '', serviceAreaId: '', text });
	const draft = { ...preview, serviceAreaId: null, adoptedOn: '2025-01-15' };
	const { id: strategyId } = await strategies.keep(actor, { ...draft, ...none });
	const strategy = await strategies.get(actor, strategyId);
	await strategies.amend(actor, {
		...{ id: strategyId, version: strategy.version, title: strategy.title, serviceAreaId: null },
		accountableId: body.posts.chair,
	});
	const clauseIds = strategy.clauses.filter(({ kind }) => kind === 'bullet').map(({ id }) => id);
	const goalIds = await goals.makeFromClauses(actor, { strategyId, clauseIds, ...none });
	const seats = { planningId: body.posts.secretary, implementingId: body.posts.member };
	const measure = v.parse(MeasureDraft, { goalId: goalIds[0], title: 'Uudet tulostimet', ...seats });
	const measureId = await measures.add(actor, measure);
	return { ...body, strategyId, goalIds, measureId };
}

export const roundOf = (town: Pick<ReviewTown, 'bodyId' | 'strategyId'>, more: object = {}) => ({
	...{ bodyId: town.bodyId, strategyId: town.strategyId as string | null, year: 2027, name: '' },
	...{ opensOn: '2027-10-01', answerBy: '2027-10-20', occurrenceId: null, goalIds: [] },
	...{ opensAlone: false, ...none, ...more },
});

export const said = (itemId: string, verdict: VerdictKind, more: Partial<VerdictDraft> = {}) => ({
	...{ itemId, verdict, reason: `Syy: ${verdict}`, words: '', title: '', description: '', endsOn: null },
	...{ indicatorId: null, targetValue: null, behalfReason: '', ...none, ...more },
});

/** Answers every open item as those who plan. */
export async function answerAll(
	by: Actor,
	roundId: string,
	how: (item: ReviewItem) => Partial<VerdictDraft> & { verdict: VerdictKind },
	day?: string,
): Promise<void> {
	for (const item of (await reviews.get(by, roundId, day)).items) {
		const { verdict, ...more } = how(item);
		const behalf = { behalfReason: 'Sovittu yhdessä' };
		await reviews.answer(by, said(item.id, verdict, { ...behalf, ...more }), day);
	}
}

/** On the agenda of a meeting of the day, opened. */
export async function bringToMeeting(town: ReviewTown, roundId: string, heldOn: string): Promise<string> {
	const meetingId = await planMeeting(town.chair, town.bodyId, heldOn);
	await reviews.makeAgenda(town.chair, { id: roundId, meetingId, heldOn: null, ...none });
	await openMeeting(town.chair, town, meetingId);
	return meetingId;
}

/** The chair's post is left empty. */
export async function loseChair(town: TestMunicipality, bodyId: string): Promise<void> {
	const body = await bodies.get(town.actor, bodyId);
	const { id, version, name, kind, serviceAreaId, governanceModel, yearStarts, members } = body;
	await bodies.amend(town.actor, {
		...{ id, version, name, kind, serviceAreaId, governanceModel, yearStarts, chairId: null, ...none },
		memberIds: members.map(({ positionId }) => positionId),
	});
}

export const decisionFor = (id: string, more: object = {}) => ({
	...{ id, decision: '', inForceFrom: null, editionId: null, editionVersion: null, ...none, ...more },
});
