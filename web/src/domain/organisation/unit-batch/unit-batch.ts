import * as v from 'valibot';
import { Id, Key } from '../tenant/tenant.ts';
import { OpeningDay, unitKinds } from '../service-unit/service-unit.ts';

const Line = v.pipe(v.string(), v.trim(), v.maxLength(200));

/** A library as the library directory tells of it. */
export const DirectoryUnit = v.object({
	directoryId: v.pipe(v.number(), v.integer(), v.minValue(1)),
	name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(120)),
	kind: v.picklist(unitKinds),
	address: v.nullable(Line),
	devices: v.pipe(v.array(Line), v.maxLength(100)),
	openingHours: v.pipe(v.array(OpeningDay), v.maxLength(31)),
});
export type DirectoryUnit = v.InferOutput<typeof DirectoryUnit>;

export const batchSources = ['directory', 'file'] as const;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** The found libraries travel with the form, so that adding them asks the directory nothing again. */
export const BatchDraft = v.object({
	source: v.picklist(batchSources),
	serviceAreaId: Id,
	found: v.pipe(
		v.string(),
		v.maxLength(400_000),
		v.transform(parsed),
		v.array(DirectoryUnit),
		v.maxLength(500),
	),
	chosen: v.optional(v.array(v.pipe(v.string(), v.toNumber())), []),
	key: Key,
});
export type BatchDraft = v.InferOutput<typeof BatchDraft>;

export interface UnitBatch {
	id: string;
	createdAt: Date;
	/** Units of the batch that are still there. */
	count: number;
}
