import * as v from 'valibot';
import type { AccessRole } from '#platform/permission/permissions.ts';
import { Id, Name, OptionalId, Version } from '../tenant/tenant.ts';

export interface PersonInList {
	id: string;
	name: string;
	email: string;
	unitId: string | null;
	unit: string | null;
	disabledAt: Date | null;
	lastSeenAt: Date | null;
	roles: AccessRole[];
	version: number;
}

export const PersonChange = v.object({ id: Id, version: Version, name: Name, unitId: OptionalId });
export type PersonChange = v.InferOutput<typeof PersonChange>;

export const PersonVersion = v.object({ id: Id, version: Version });
export type PersonVersion = v.InferOutput<typeof PersonVersion>;
