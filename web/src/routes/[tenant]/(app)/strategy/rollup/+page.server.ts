import * as progress from '#domain/strategy/progress/progress.server.ts';
import { riskCodes, rollBy, together, withBelow, type Leaf } from '#domain/strategy/progress/progress.ts';
import { figuresOf, type RollRow } from './rollup-rows.ts';

type Whole = Awaited<ReturnType<typeof progress.whole>>;
const mostRisks = 30;

export const load = async ({ locals: { actor }, url }) => {
	const whole = await progress.whole(actor);
	const { strategies, areas } = whole;
	const strategy = strategies.find(({ id }) => id === url.searchParams.get('strategy')) ?? null;
	const asked = url.searchParams.get('area');
	const area = asked === 'none' ? { id: 'none', name: '' } : (areas.find(({ id }) => id === asked) ?? null);
	const under = strategy && withBelow(strategies, strategy.id);
	const leaves = whole.leaves.filter(
		(leaf) => (!under || under.has(leaf.goal.strategyId)) && (!area || (leaf.areaId ?? 'none') === area.id),
	);
	const all = together(leaves.map(({ roll }) => roll));
	const grave = all.risks.toSorted((a, b) => riskCodes.indexOf(a.code) - riskCodes.indexOf(b.code));
	return {
		day: whole.day,
		strategy: strategy && { id: strategy.id, title: strategy.title },
		area,
		total: figuresOf(all),
		services: area || strategy ? [] : serviceRows(whole, leaves),
		strategies: strategy ? [] : strategyRows(whole, leaves),
		goals: strategy || (area && strategies.length === 1) ? goalRows(whole, leaves) : [],
		risks: grave.slice(0, mostRisks),
		riskCount: grave.length,
	};
};

function serviceRows({ areas }: Whole, leaves: Leaf[]): RollRow[] {
	const rolls = rollBy(leaves, ({ areaId }) => areaId);
	return [...areas, { id: null, name: '' }].flatMap(({ id, name }) => {
		const roll = rolls.get(id);
		return roll ? { id: id ?? 'none', name, note: '', depth: 0, ...figuresOf(roll) } : [];
	});
}

/** Each document with all that lie below it, parents first. */
function strategyRows({ strategies }: Whole, leaves: Leaf[]): RollRow[] {
	const known = new Set(strategies.map(({ id }) => id));
	const rows: RollRow[] = [];
	const seen = new Set<string>();
	const add = (parentId: string | null, depth: number) => {
		for (const one of strategies) {
			const parent = one.parentId !== null && known.has(one.parentId) ? one.parentId : null;
			if (parent !== parentId || seen.has(one.id)) continue;
			seen.add(one.id);
			const under = withBelow(strategies, one.id);
			const own = leaves.filter(({ goal }) => under.has(goal.strategyId));
			const figures = figuresOf(together(own.map(({ roll }) => roll)));
			if (own.length > 0) rows.push({ id: one.id, name: one.title, note: one.area ?? '', depth, ...figures });
			add(one.id, depth + 1);
		}
	};
	add(null, 0);
	return rows;
}

function goalRows({ strategies }: Whole, leaves: Leaf[]): RollRow[] {
	const goals = new Map(leaves.map(({ goal }) => [goal.id, goal]));
	const titles = new Map(strategies.map(({ id, title }) => [id, title]));
	return [...rollBy(leaves, ({ goal }) => goal.id)].map(([id, roll]) => {
		const goal = goals.get(id)!;
		const note = titles.get(goal.strategyId) ?? '';
		return { id, name: `${goal.code} ${goal.title}`, note, depth: 0, ...figuresOf(roll) };
	});
}
