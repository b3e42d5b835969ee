import { differences, figuresOf } from '#domain/portfolio/plan/comparison.ts';
import { choicesOf, sideOf } from '#domain/portfolio/plan/side.server.ts';

export const load = async ({ locals, params, url }) => {
	const choices = await choicesOf(locals.actor, params.portfolio);
	const a = url.searchParams.get('a') ?? choices[0]?.id;
	const b = url.searchParams.get('b') ?? choices[1]?.id;
	if (!a || !b) return { choices, pair: null };
	const [left, right] = [
		await sideOf(locals.actor, params.portfolio, a),
		await sideOf(locals.actor, params.portfolio, b),
	];
	return {
		choices,
		pair: {
			a: { id: a, name: left.name, figures: figuresOf(left) },
			b: { id: b, name: right.name, figures: figuresOf(right) },
			differences: differences(left, right),
		},
	};
};
