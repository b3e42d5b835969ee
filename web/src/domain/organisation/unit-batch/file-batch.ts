import type { UnitKind } from '../service-unit/service-unit.ts';

/** A unit as a file tells of it. */
export interface FileUnit {
	name: string;
	kind: UnitKind;
	serviceAreaId: string;
	address: string | null;
	externalKey: string | null;
}

/** Why a unit is not taken away with the file that brought it. */
export interface KeptUnit {
	id: string;
	reason: 'unit_used' | 'unit_amended';
}
