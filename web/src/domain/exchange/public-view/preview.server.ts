import type { Actor } from '#platform/actor.server.ts';
import { inPreview } from '../publicity/publicity.server.ts';
import type { SubjectKind } from '../publicity/publicity.ts';
import { decisionsOf } from './public-decision.server.ts';
import type { PublicDecision } from './public-decision.ts';
import { goalsOf } from './public-goal.server.ts';
import type { PublicGoal, PublicIndicator, PublicMeasure } from './public-goal.ts';

export type Preview =
	| { kind: 'goal'; goal: PublicGoal }
	| { kind: 'measure'; measure: PublicMeasure }
	| { kind: 'indicator'; indicator: PublicIndicator }
	| { kind: 'decision'; decision: PublicDecision };

/** The item as residents would see it; null while its strategy is not published, and of needs. */
export function preview(actor: Actor, kind: SubjectKind, id: string): Promise<Preview | null> {
	actor.must('publicity.prepare');
	return actor.read(async (db) => {
		const told = await inPreview(db, kind, id);
		if (kind === 'decision') {
			const decision = (await decisionsOf(db, told)).find((one) => one.id === id);
			return decision ? { kind, decision } : null;
		}
		const goals = await goalsOf(db, told, null);
		if (kind === 'goal') {
			const goal = goals.find((one) => one.id === id);
			return goal ? { kind, goal } : null;
		}
		if (kind === 'measure') {
			const measure = goals.flatMap(({ measures }) => measures).find((one) => one.id === id);
			return measure ? { kind, measure } : null;
		}
		const indicator = goals.flatMap(({ indicators }) => indicators).find((one) => one.id === id);
		return kind === 'indicator' && indicator ? { kind, indicator } : null;
	});
}
