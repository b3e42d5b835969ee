import type { Model } from './model.ts';
import type { ModeRow } from './modes.ts';

/** Units of one block: `rate` in every working week but the last, `last` in that. */
export interface Work {
	block: number;
	rate: number;
	last: number;
}

// Steps of the dual feasible functions that are tried beside the plain sums.
const STEPS = [1, 2, 3, 4];

/**
 * What modes take of people's weeks, as blocks of one row a week: each post; each post again through dual feasible
 * functions (Fekete and Schepers 2001), which see that two large parts do not share a week although a sum would let them;
 * each skill with all its posts together.
 */
export function workBlocks(model: Model): { sizes: Float64Array; work: Work[][] } {
	const weeks = model.calendar.count;
	const posts = model.problem.resources.length;
	const work = model.modes.map(({ demands }): Work[] =>
		demands.map(({ resource, rate, last }) => ({ block: resource, rate, last })),
	);
	const sizes: Float64Array[] = Array.from({ length: posts }, (_, post) =>
		Float64Array.from(model.capacity.subarray(post * weeks, (post + 1) * weeks)),
	);
	for (let post = 0; post < posts; post++) addLifted(model, post, sizes, work);
	addSkills(model, sizes, work);
	const all = new Float64Array(sizes.length * weeks);
	sizes.forEach((block, index) => all.set(block, index * weeks));
	return { sizes: all, work };
}

function addLifted({ modes }: Model, post: number, sizes: Float64Array[], work: Work[][]): void {
	const whole = sizes[post]!.reduce((most, size) => Math.max(most, size), 0);
	const weeks = sizes[post]!.length;
	if (whole === 0) return;
	for (const step of STEPS) {
		const block = sizes.length;
		const lifted = modes.map(({ demands }) => {
			const own = demands.find(({ resource }) => resource === post);
			if (!own) return { rate: 0, last: 0, isMore: false };
			const [rate, last] = [lift(own.rate / whole, step), lift(own.last / whole, step)];
			return { rate, last, isMore: rate > own.rate / whole + 1e-9 || last > own.last / whole + 1e-9 };
		});
		if (!lifted.some(({ isMore }) => isMore)) continue;
		sizes.push(new Float64Array(weeks).fill(1));
		lifted.forEach(({ rate, last }, row) => {
			if (rate > 0 || last > 0) work[row]!.push({ block, rate, last });
		});
	}
}

// Of numbers that sum to at most 1 the results sum to at most 1.
function lift(part: number, step: number): number {
	const steps = (step + 1) * part;
	const whole = Math.round(steps);
	// Doubtful rounding is resolved downwards, which keeps the bound a bound.
	if (Math.abs(steps - whole) < 1e-9) return Math.min(part, whole / (step + 1));
	return Math.min(1, Math.floor(steps) / step);
}

function addSkills(model: Model, sizes: Float64Array[], work: Work[][]): void {
	const masters = mastersBySkill(model.modes);
	for (const posts of masters.values()) {
		const block = sizes.length;
		const size = new Float64Array(model.calendar.count);
		for (const post of posts)
			for (let week = 0; week < size.length; week++) size[week]! += sizes[post]![week]!;
		sizes.push(size);
		model.modes.forEach(({ demands, places }, row) => {
			const named = demands.filter(({ resource }) => posts.includes(resource));
			// A place uses the posts of every skill that all its masters have.
			const wanted = places.filter((place) => place.masters.every((post) => posts.includes(post)));
			for (const { rate, last } of [...named, ...wanted]) work[row]!.push({ block, rate, last });
		});
	}
}

function mastersBySkill(modes: readonly ModeRow[]): Map<string, number[]> {
	return new Map(modes.flatMap(({ places }) => places.map(({ skill, masters }) => [skill, masters])));
}
