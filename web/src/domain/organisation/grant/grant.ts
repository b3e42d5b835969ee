import * as v from 'valibot';
import { accessRoles, type AccessRole } from '#platform/permission/permissions.ts';
import { Id, Key, OptionalId } from '../tenant/tenant.ts';

export interface Grant {
	id: string;
	personId: string;
	accessRole: AccessRole;
	unitId: string | null;
	unit: string | null;
	grantedAt: Date;
}

export const AccessRoleChoice = v.picklist(accessRoles);

/** Only the right to speak for a unit can be limited to one unit. */
export const isLimitable = (given: { accessRole: AccessRole; unitId: string | null }) =>
	given.unitId === null || given.accessRole === 'unit_editor';

export const GrantDraft = v.pipe(
	v.object({ personId: Id, accessRole: AccessRoleChoice, unitId: OptionalId, key: Key }),
	v.forward(v.partialCheck([['accessRole'], ['unitId']], isLimitable, 'unit_not_for_role'), ['unitId']),
);
export type GrantDraft = v.InferOutput<typeof GrantDraft>;
