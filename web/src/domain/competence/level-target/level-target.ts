import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import { LEVELS, type Level } from '../framework/framework.ts';

export interface LevelTarget {
	roleId: string;
	competenceId: string;
	level: Level;
}

const WrittenLevel = v.pipe(
	v.picklist(['', '1', '2', '3', '4']),
	v.transform((text) => LEVELS.find((level) => String(level) === text) ?? null),
);

/** `levels.<competence>`: how well one role should know each; empty where it needs not. */
export const LevelTargets = v.object({
	roleId: Id,
	levels: v.record(Id, WrittenLevel),
});
export type LevelTargets = v.InferOutput<typeof LevelTargets>;
