import type { Election, Utility } from '../src/fairness/election.ts';
import {
	add,
	compare,
	divide,
	multiply,
	rational,
	smaller,
	subtract,
	ZERO,
	type Rational,
} from '../src/rational.ts';

interface Supporter {
	voter: number;
	load: Rational;
}

/** Equal shares as its definition reads, every number a fraction: the judge of the fast one. Ids in order. */
export function naiveEqualShares(election: Election, utility: Utility, share: Rational): string[] {
	const money = election.voters.map(({ weight = 1, minimum = 0 }) =>
		add(rational(minimum), multiply(share, rational(weight))),
	);
	const open = new Map(
		election.projects
			.toSorted((a, b) => (a.id < b.id ? -1 : 1))
			.map((project) => [project, supportersOf(election, project, utility)]),
	);
	const chosen: string[] = [];
	for (;;) {
		let best: { rate: Rational; project: Election['projects'][number] } | null = null;
		for (const [project, supporters] of open) {
			const rate =
				project.cost === 0
					? supporters.length > 0
						? ZERO
						: null
					: lowestRate(project.cost, supporters, money);
			if (rate && (!best || compare(rate, best.rate) < 0)) best = { rate, project };
		}
		if (!best) return chosen;
		for (const { voter, load } of open.get(best.project)!)
			money[voter] = subtract(money[voter]!, smaller(money[voter]!, multiply(best.rate, load)));
		open.delete(best.project);
		chosen.push(best.project.id);
	}
}

function supportersOf(
	election: Election,
	{ id, cost }: { id: string; cost: number },
	utility: Utility,
): Supporter[] {
	return election.voters.flatMap(({ weight = 1, scores }, voter) => {
		const score = scores[id] ?? 0;
		const worth = utility === 'cost' ? cost : utility === 'cardinality' ? 1 : score;
		return score > 0 && worth > 0 ? [{ voter, load: rational(BigInt(weight) * BigInt(worth)) }] : [];
	});
}

// The rate lies where the first k of those ordered by money per load give all they have.
function lowestRate(cost: number, supporters: Supporter[], money: Rational[]): Rational | null {
	const ordered = supporters.toSorted((a, b) =>
		compare(divide(money[a.voter]!, a.load), divide(money[b.voter]!, b.load)),
	);
	let missing = rational(cost);
	let loads = ordered.reduce((sum, one) => add(sum, one.load), ZERO);
	for (const { voter, load } of ordered) {
		const rate = divide(missing, loads);
		if (compare(multiply(rate, load), money[voter]!) <= 0) return rate;
		missing = subtract(missing, money[voter]!);
		loads = subtract(loads, load);
	}
	return null;
}
