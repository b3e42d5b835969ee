import * as v from 'valibot';
import { Id, Key, Name, Version } from '../tenant/tenant.ts';

export interface Role {
	id: string;
	name: string;
	externalKey: string | null;
	version: number;
}

export const RoleDraft = v.object({
	name: Name,
	/** The name by which files that are brought in mean this role. */
	externalKey: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''),
	key: Key,
});
export type RoleDraft = v.InferOutput<typeof RoleDraft>;

export const RoleChange = v.object({ ...RoleDraft.entries, id: Id, version: Version });
export type RoleChange = v.InferOutput<typeof RoleChange>;
