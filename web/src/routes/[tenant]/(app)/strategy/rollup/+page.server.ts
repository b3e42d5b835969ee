import { liveLinks } from '#domain/exchange/document/document-links.server.ts';
import * as progress from '#domain/strategy/progress/progress.server.ts';
import { riskCodes, together, withBelow } from '#domain/strategy/progress/progress.ts';
import { figuresOf, goalRows, serviceRows, strategyRows } from '#domain/strategy/progress/rollup-rows.ts';

const mostRisks = 30;

export const load = async ({ locals: { actor, locale }, url }) => {
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
		download: strategy || area ? null : await liveLinks({ root: `${url.pathname}/document`, locale }),
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
