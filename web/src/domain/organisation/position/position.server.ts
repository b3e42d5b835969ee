import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { FirstPositions, Position, PositionChange, PositionDraft, PositionEnd } from './position.ts';
import * as store from './position.store.server.ts';

export function list(actor: Actor): Promise<Position[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<Position> {
	actor.must('organisation.read');
	return actor.read(async (db) => found(await store.find(db, id), 'position'));
}

function columnsOf(draft: PositionDraft): Omit<store.NewPosition, 'id'> {
	return {
		role_id: draft.roleId,
		service_area_id: draft.serviceAreaId,
		title: draft.title,
		person_id: draft.personId,
		tenure: draft.tenure,
		days_per_month: draft.daysPerMonth,
		...(draft.fullTimePercent !== undefined && { full_time_percent: draft.fullTimePercent }),
		...(draft.deputyId !== undefined && { deputy_position_id: draft.deputyId }),
		valid_from: draft.validFrom,
		valid_to: draft.validTo,
	};
}

async function assertKnown(db: Db, given: Parameters<typeof store.firstMissing>[1]): Promise<void> {
	const missing = await store.firstMissing(db, given);
	if (missing) refuse('not_found', { subject: missing });
}

export async function add(actor: Actor, draft: PositionDraft): Promise<string> {
	actor.must('organisation.manage');
	return actor.change(
		async (db, record) => {
			await assertKnown(db, {
				roleIds: [draft.roleId],
				areaId: draft.serviceAreaId,
				personId: draft.personId,
				deputyId: draft.deputyId,
			});
			const position = { id: newId(), ...columnsOf(draft) };
			await store.insertAll(db, [position]);
			record('position.added', { type: 'position', id: position.id }, { ...columnsOf(draft) });
			return position.id;
		},
		{ verb: 'position.add', key: draft.key },
	);
}

/** The first posts, one for each role that was given days; they are vacant until a person is named. */
export async function addFirst(actor: Actor, draft: FirstPositions): Promise<number> {
	actor.must('organisation.manage');
	const rows = draft.rows.flatMap(({ daysPerMonth, ...row }) =>
		daysPerMonth === null ? [] : [{ ...row, daysPerMonth }],
	);
	if (rows.length === 0) refuse('nothing_chosen');
	return actor.change(
		async (db, record) => {
			await assertKnown(db, { roleIds: rows.map(({ roleId }) => roleId), areaId: null, personId: null });
			const shared = {
				serviceAreaId: null,
				personId: null,
				tenure: 'permanent',
				validTo: null,
				key: undefined,
			} as const;
			const positions = rows.map((row) => ({
				id: newId(),
				...columnsOf({ ...row, ...shared, validFrom: draft.validFrom }),
			}));
			await store.insertAll(db, positions);
			for (const { id, ...columns } of positions) record('position.added', { type: 'position', id }, columns);
			return positions.length;
		},
		{ verb: 'position.add_first', key: draft.key },
	);
}

export async function amend(actor: Actor, change: PositionChange): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, change.id), 'position');
		await assertKnown(db, {
			roleIds: [change.roleId],
			areaId: change.serviceAreaId,
			personId: change.personId,
			deputyId: change.deputyId,
		});
		if (change.deputyId === change.id) refuse('post_deputy_itself');
		const after = columnsOf(change);
		if (!(await store.update(db, change.id, change.version, after))) refuse('conflict');
		const { id, version: _version, role: _role, person: _person, deputy: _deputy, ...was } = before;
		record('position.amended', { type: 'position', id }, { before: was, after });
	});
}

/** The post's last day; an ended post keeps its history and gives no more capacity. */
export async function end(actor: Actor, given: PositionEnd): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, given.id), 'position');
		if (given.validTo < before.validFrom) refuse('ends_before_start', { day: before.validFrom });
		if (!(await store.update(db, given.id, given.version, { valid_to: given.validTo }))) refuse('conflict');
		record(
			'position.ended',
			{ type: 'position', id: given.id },
			{ validTo: given.validTo, was: before.validTo },
		);
	});
}
