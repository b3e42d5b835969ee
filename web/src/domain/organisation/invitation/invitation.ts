import * as v from 'valibot';
import type { AccessRole } from '#platform/permission/permissions.ts';
import { AccessRoleChoice, isLimitable } from '../grant/grant.ts';
import { Email, Key, LocaleChoice, Name, NewPassword, OptionalId } from '../tenant/tenant.ts';

export interface Invitation {
	id: string;
	name: string;
	email: string;
	accessRole: AccessRole;
	unit: string | null;
	invitedBy: string;
	createdAt: Date;
	expiresAt: Date;
}

/** The token is known only now: later there is only its hash. */
export interface InvitationMade {
	id: string;
	token: string | null;
}

export const InvitationDraft = v.pipe(
	v.object({ name: Name, email: Email, accessRole: AccessRoleChoice, unitId: OptionalId, key: Key }),
	v.forward(v.partialCheck([['accessRole'], ['unitId']], isLimitable, 'unit_not_for_role'), ['unitId']),
);
export type InvitationDraft = v.InferOutput<typeof InvitationDraft>;

export const Acceptance = v.object({ name: Name, password: NewPassword, locale: LocaleChoice });
export type Acceptance = v.InferOutput<typeof Acceptance>;
