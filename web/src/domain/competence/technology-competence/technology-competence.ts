import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';

/** What one has to know to use a technology, and how many levels its roles lack of it. */
export interface NeededCompetence {
	id: string;
	code: string;
	name: string;
	gaps: { role: string; levels: number; people: number }[];
}

export const CompetenceTie = v.object({ technologyId: Id, competenceId: Id });
export type CompetenceTie = v.InferOutput<typeof CompetenceTie>;
