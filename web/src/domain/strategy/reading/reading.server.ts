import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { holdInUse } from '../indicator/indicator.server.ts';
import type {
	Reading,
	ReadingsDraft,
	ReadingSource,
	ReadingWithdrawal,
	UnitPoint,
	YearPoint,
} from './reading.ts';
import * as store from './reading.store.server.ts';

/** The newest first, those taken back among them. */
export function list(actor: Actor, indicatorId: string): Promise<Reading[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.list(db, knownId(indicatorId, 'indicator')));
}

/** A year's value of every indicator, or of one. */
export function yearly(actor: Actor, indicatorId: string | null = null): Promise<YearPoint[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.yearly(db, indicatorId));
}

/** The same for every indicator, within the reading of another verb. */
export function yearlyOf(db: Db): Promise<YearPoint[]> {
	return store.yearly(db);
}

export function ofUnits(actor: Actor, indicatorId: string): Promise<UnitPoint[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.ofUnits(db, knownId(indicatorId, 'indicator')));
}

export interface NewReading {
	indicatorId: string;
	unitId: string | null;
	readOn: string;
	value: number;
	note: string;
}

const placeOf = ({ indicatorId, unitId, readOn }: Omit<NewReading, 'value' | 'note'>) =>
	`${indicatorId} ${unitId ?? ''} ${readOn}`;

/** What stands in the register where these rows would come. */
export function standingOn(
	db: Db,
	rows: readonly { indicatorId: string | null; readOn: string | null }[],
): Promise<store.Standing[]> {
	return store.onDays(
		db,
		rows.flatMap(({ indicatorId }) => indicatorId ?? []),
		rows.flatMap(({ readOn }) => readOn ?? []),
	);
}

/** Takes readings back within the change of another verb; answers how many were in force. */
export async function takeBack(db: Db, actor: Actor, ids: readonly string[]): Promise<number> {
	return (await store.withdraw(db, ids, '', actor.person)).length;
}

export interface ReadBy {
	personId: string;
	source: ReadingSource;
	importId?: string;
	/** Another value of the same day takes the place of the earlier. */
	replaces: boolean;
}

/** The same value said again is not kept twice. */
export async function keep(
	db: Db,
	record: RecordEvent,
	rows: readonly NewReading[],
	by: ReadBy,
): Promise<number> {
	const ids = rows.map(({ indicatorId }) => indicatorId);
	const days = rows.map(({ readOn }) => readOn);
	const before = await store.onDays(db, ids, days);
	const standing = new Map(before.map((reading) => [placeOf(reading), reading]));
	const fresh = rows.filter((row) => {
		const there = standing.get(placeOf(row));
		return there === undefined || (by.replaces && there.value !== row.value);
	});
	const replaced = fresh.flatMap((row) => standing.get(placeOf(row))?.id ?? []);
	await store.withdraw(db, replaced, '', by.personId);
	await store.insert(
		db,
		fresh.map((row) => columnsOf(row, by)),
	);
	for (const id of new Set(fresh.map(({ indicatorId }) => indicatorId)))
		record('reading.added', { type: 'indicator', id }, { source: by.source, readings: toldOf(fresh, id) });
	return fresh.length;
}

function columnsOf(row: NewReading, by: ReadBy) {
	return {
		id: newId(),
		indicator_id: row.indicatorId,
		service_unit_id: row.unitId,
		read_on: row.readOn,
		value: row.value,
		note: row.note,
		source: by.source,
		import_id: by.importId ?? null,
		said_by: by.personId,
	};
}

const mostTold = 500;

function toldOf(rows: readonly NewReading[], id: string) {
	const own = rows.filter(({ indicatorId }) => indicatorId === id);
	return own.slice(0, mostTold).map(({ unitId, readOn, value }) => ({ unit: unitId, readOn, value }));
}

/** How many were new. A person of one unit reads for that unit only. */
export function add(actor: Actor, draft: ReadingsDraft): Promise<number> {
	actor.must('reading.add');
	const { indicatorId, readOn, note, values } = draft;
	for (const { unitId } of values) {
		if (unitId === null && actor.unitIds) refuse('forbidden', { permission: 'reading.add' });
		actor.must('reading.add', unitId ?? undefined);
	}
	if (values.length === 0) refuse('no_values');
	if (readOn > today()) refuse('said_in_future');
	return actor.change(
		async (db, record) => {
			await holdInUse(db, indicatorId);
			const unitIds = values.flatMap(({ unitId }) => unitId ?? []);
			if (await store.missingUnits(db, unitIds)) refuse('not_found', { subject: 'service_unit' });
			const rows = values.map((row) => ({ ...row, indicatorId, readOn, note }));
			const by = { personId: actor.person, source: 'hand', replaces: true } as const;
			const count = await keep(db, record, rows, by);
			return count === 0 ? refuse('nothing_changed') : count;
		},
		{ verb: 'reading.add', key: draft.key },
	);
}

export async function withdraw(actor: Actor, { id, reason }: ReadingWithdrawal): Promise<void> {
	actor.must('reading.add');
	await actor.change(async (db, record) => {
		const reading = found(await store.find(db, id), 'reading');
		if (reading.unitId === null && actor.unitIds) refuse('forbidden', { permission: 'reading.add' });
		actor.must('reading.add', reading.unitId ?? undefined);
		if ((await store.withdraw(db, [id], reason, actor.person)).length === 0) refuse('conflict');
		const { readOn, value, unit } = reading;
		record(
			'reading.withdrawn',
			{ type: 'indicator', id: reading.indicatorId },
			{ readOn, value, unit, reason },
		);
	});
}
