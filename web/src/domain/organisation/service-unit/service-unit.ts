import * as v from 'valibot';
import { Day, Id, Key, Name, Version } from '../tenant/tenant.ts';

export const unitKinds = [
	'main_library',
	'branch_library',
	'mobile_library',
	'campus',
	'museum',
	'pool',
	'venue',
	'office',
	'other',
] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface ServiceUnit {
	id: string;
	name: string;
	kind: UnitKind;
	serviceAreaId: string;
	serviceArea: string;
	address: string | null;
	devices: string[];
	externalKey: string | null;
	linkToken: string;
	closedOn: string | null;
	version: number;
}

/** Hours of one day, as the library directory tells them. */
export const OpeningDay = v.object({
	day: v.pipe(v.string(), v.isoDate()),
	times: v.pipe(
		v.array(
			v.object({
				from: v.pipe(v.string(), v.maxLength(5)),
				to: v.pipe(v.string(), v.maxLength(5)),
				isStaffed: v.boolean(),
			}),
		),
		v.maxLength(20),
	),
});
export type OpeningDay = v.InferOutput<typeof OpeningDay>;

export const UnitDraft = v.object({
	name: Name,
	kind: v.picklist(unitKinds),
	serviceAreaId: Id,
	address: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
	key: Key,
});
export type UnitDraft = v.InferOutput<typeof UnitDraft>;

export const UnitChange = v.object({ ...UnitDraft.entries, id: Id, version: Version });
export type UnitChange = v.InferOutput<typeof UnitChange>;

export const UnitClosing = v.object({ id: Id, version: Version, closedOn: Day });
export type UnitClosing = v.InferOutput<typeof UnitClosing>;
