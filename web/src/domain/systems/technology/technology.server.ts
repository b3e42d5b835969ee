import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { radarOf, type RadarPage, type RadarQuery } from './radar.ts';
import {
	movementBetween,
	type Assessment,
	type AssessmentDraft,
	type Ring,
	type Technology,
	type TechnologyChange,
	type TechnologyDraft,
	type TechnologyRetirement,
} from './technology.ts';
import * as store from './technology.store.server.ts';

/** By name; retired ones are left out unless asked for. */
export function list(
	actor: Actor,
	wanted: { withRetired?: boolean; measureId?: string } = {},
): Promise<Technology[]> {
	actor.must('technology.read');
	return actor.read((db) => store.list(db, wanted));
}

/** One page of the table, and every mark of the radar that fits what was asked. */
export async function radar(actor: Actor, query: RadarQuery, day = today()): Promise<RadarPage> {
	actor.must('technology.read');
	const withRetired = query.filters.retired === '1';
	return radarOf(await actor.read((db) => store.list(db, { withRetired })), query, day);
}

export function get(actor: Actor, id: string): Promise<{ technology: Technology; history: Assessment[] }> {
	actor.must('technology.read');
	return actor.read(async (db) => ({
		technology: found(await store.find(db, knownId(id, 'technology')), 'technology'),
		history: await store.history(db, id),
	}));
}

type Fields = Omit<TechnologyDraft, 'key' | 'ring' | 'grounds' | 'reviewOn'>;

const columnsOf = (draft: Fields) => ({
	name: draft.name,
	description: draft.description,
	serves: draft.serves,
	quadrant: draft.quadrant,
	evidence: draft.evidence,
	cost_class: draft.costClass,
	privacy_class: draft.privacyClass,
	privacy_note: draft.privacyNote,
	accessibility_note: draft.accessibilityNote,
	link: draft.link,
	owner_position_id: draft.ownerId,
});

async function assertSound(db: Db, draft: Fields, own: string | null): Promise<void> {
	const missing = await store.firstMissing(db, draft);
	if (missing) refuse('not_found', { subject: missing });
	const name = draft.name.toLowerCase();
	const taken = (await store.idsByName(db, [name])).get(name);
	if (taken && taken !== own) refuse('technology_name_taken', { name: draft.name });
}

function assertReviewAhead(reviewOn: string | null, day: string): void {
	if (reviewOn !== null && reviewOn <= day) refuse('technology_review_passed');
}

export function add(
	actor: Actor,
	{ key, ring, grounds, reviewOn, ...draft }: TechnologyDraft,
	day = today(),
): Promise<string> {
	actor.must('technology.manage');
	return actor.change(
		async (db, record) => {
			await assertSound(db, draft, null);
			assertReviewAhead(reviewOn, day);
			const id = newId();
			await store.insert(db, [{ ...columnsOf(draft), id, made_by: actor.person }]);
			await store.setMeasures(db, id, draft.measureIds);
			const made = { ring, grounds, review_on: reviewOn, assessed_on: day, assessed_by: actor.person };
			const first = { sequence: 1, source: 'entry', movement: 'new' } as const;
			await store.insertAssessments(db, [{ ...made, ...first, id: newId(), technology_id: id }]);
			record('technology.added', { type: 'technology', id }, { ...draft, ring, grounds, reviewOn });
			return id;
		},
		{ verb: 'technology.add', key },
	);
}

export async function amend(actor: Actor, change: TechnologyChange): Promise<void> {
	actor.must('technology.manage');
	const { id, version, ...draft } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'technology');
		await assertSound(db, draft, id);
		if (!(await store.update(db, id, version, columnsOf(draft)))) refuse('conflict');
		await store.setMeasures(db, id, draft.measureIds);
		const { name, quadrant, ownerId } = before;
		record(
			'technology.amended',
			{ type: 'technology', id },
			{ before: { name, quadrant, ownerId }, after: draft },
		);
	});
}

export interface Move {
	technologyId: string;
	ring: Ring;
	grounds: string;
	assessedOn: string;
	reviewOn: string | null;
	pilotDecisionId?: string;
}

/** The only way to a ring: a reasoned row after the newest one. Used by an assessment and by a pilot's decision. */
export async function move(
	db: Db,
	record: RecordEvent,
	{ technologyId, ring, grounds, assessedOn, reviewOn, pilotDecisionId }: Move,
	by: { personId: string; sequence?: number },
): Promise<void> {
	await store.lock(db, technologyId);
	const technology = found(await store.find(db, technologyId), 'technology');
	if (technology.retiredOn) refuse('technology_retired', { name: technology.name });
	const [newest] = await store.history(db, technologyId);
	const { sequence, ring: before, assessedOn: assessedLast } = found(newest, 'technology');
	if (by.sequence !== undefined && by.sequence !== sequence) refuse('conflict');
	if (assessedOn < assessedLast) refuse('technology_assessed_later');
	const movement = movementBetween(before, ring);
	const source = pilotDecisionId ? 'pilot' : 'assessment';
	await store.insertAssessments(db, [
		{
			...{
				id: newId(),
				technology_id: technologyId,
				sequence: sequence + 1,
				source,
				ring,
				movement,
				grounds,
			},
			...{ pilot_decision_id: pilotDecisionId ?? null, assessed_on: assessedOn, review_on: reviewOn },
			assessed_by: by.personId,
		},
	]);
	record(
		movement === 'none' ? 'technology.assessed' : 'technology.moved',
		{ type: 'technology', id: technologyId },
		{ before, ring, grounds, reviewOn },
	);
}

export async function assess(actor: Actor, draft: AssessmentDraft, day = today()): Promise<void> {
	actor.must('technology.manage');
	const { technologyId, ring, grounds, reviewOn, sequence, key } = draft;
	const assessedOn = draft.assessedOn ?? day;
	if (assessedOn > day) refuse('technology_assessed_ahead');
	assertReviewAhead(reviewOn, day);
	await actor.change(
		(db, record) =>
			move(
				db,
				record,
				{ technologyId, ring, grounds, assessedOn, reviewOn },
				{ personId: actor.person, sequence },
			),
		{ verb: 'technology.assess', key },
	);
}

export async function retire(
	actor: Actor,
	{ id, reason }: TechnologyRetirement,
	day = today(),
): Promise<void> {
	actor.must('technology.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const technology = found(await store.find(db, id), 'technology');
		if (technology.retiredOn) refuse('technology_retired', { name: technology.name });
		const row = { id: newId(), technology_id: id, reason, retired_on: day, retired_by: actor.person };
		await store.insertRetirement(db, row);
		record('technology.retired', { type: 'technology', id }, { reason });
	});
}

export async function restore(actor: Actor, { id }: Pick<TechnologyRetirement, 'id'>): Promise<void> {
	actor.must('technology.manage');
	await actor.change(async (db, record) => {
		found(await store.find(db, id), 'technology');
		if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
		record('technology.restored', { type: 'technology', id });
	});
}
