import * as lists from '#domain/portfolio/commitment/commitment-list.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { items, units, answers, id, name } = await lists.get(actor, knownId(params.list, 'commitment_list'));
	const item = found(
		items.find(({ needId }) => needId === params.need),
		'need',
	);
	const byUnit = new Map(
		answers.filter(({ needId }) => needId === item.needId).map((answer) => [answer.unitId, answer]),
	);
	return {
		list: { id, name },
		item,
		units: units.map((unit) => ({ ...unit, answer: byUnit.get(unit.id) ?? null })),
	};
};
