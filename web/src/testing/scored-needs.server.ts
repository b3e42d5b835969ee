import * as criteria from '#domain/portfolio/criterion/criterion.server.ts';
import type { Criterion } from '#domain/portfolio/criterion/criterion.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import * as scores from '#domain/portfolio/score/score.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { batchNeed, importNeeds } from './needs.server.ts';

/** Needs of one unit, accepted for scoring; ids in the order of the texts. */
export async function acceptNeeds(actor: Actor, unitId: string, texts: readonly string[]): Promise<string[]> {
	const made = await importNeeds(
		actor,
		texts.map((text) => batchNeed(unitId, text)),
	);
	const ids = made.map(({ id }) => id);
	await needs.bulk(actor, { ids, state: 'accepted', reason: '' });
	return ids;
}

/** Criteria on the scale 0–4, in the order given: name → weight, a minus sign before names of those that go down. */
export async function addCriteria(actor: Actor, weights: Record<string, number>): Promise<Criterion[]> {
	for (const [name, weight] of Object.entries(weights))
		await criteria.add(actor, {
			name: name.replace('-', ''),
			question: '',
			weight,
			scaleMin: 0,
			scaleMax: 4,
			direction: name.startsWith('-') ? 'down' : 'up',
			anchors: {},
			key: undefined,
		});
	return criteria.list(actor);
}

/** First scores of a rater for one need, in the order of the criteria; null leaves one out. */
export function score(
	actor: Actor,
	needId: string,
	inUse: readonly Criterion[],
	values: readonly (number | null)[],
) {
	const cells = values.map((value, i) => ({
		needId,
		criterionId: inUse[i]!.id,
		value,
		comment: null,
		seen: 0,
	}));
	return scores.give(actor, { cells });
}
