import { tally, type Tally } from '#domain/portfolio/commitment/commitment.ts';
import type { AskedUnit, CommitmentList, ListItem } from '#domain/portfolio/commitment/commitment-list.ts';
import { participants, partnerships } from '#domain/portfolio/commitment/cooperation.ts';

type Whole = Pick<CommitmentList, 'items' | 'units' | 'answers' | 'said'>;

const MOST_PAIRS = 100;

export interface Figures {
	items: number;
	answers: number;
	expected: number;
	/** Units with at least one need left to answer. */
	behind: number;
	share: number;
}

export function figuresOf({ items, units, answers }: Whole): Figures {
	const byUnitId = Map.groupBy(answers, ({ unitId }) => unitId);
	const behind = units.filter(({ id }) => (byUnitId.get(id)?.length ?? 0) < items.length).length;
	const { share, answered } = tally(answers);
	return { items: items.length, answers: answered, expected: items.length * units.length, behind, share };
}

export type UnitRow = AskedUnit & Tally & { missing: number; last: Date | null };

/** Units with most left to answer first. */
export function byUnit({ items, units, answers }: Whole): UnitRow[] {
	const grouped = Map.groupBy(answers, ({ unitId }) => unitId);
	return units
		.map((unit) => {
			const own = grouped.get(unit.id) ?? [];
			const last = own.reduce<Date | null>(
				(latest, { answeredAt }) => (latest && latest > answeredAt ? latest : answeredAt),
				null,
			);
			return { ...unit, ...tally(own), missing: items.length - own.length, last };
		})
		.toSorted((a, b) => b.missing - a.missing);
}

export type ItemRow = ListItem & Tally & { missing: number; saidBy: number };

export function byItem({ items, units, answers, said }: Whole): ItemRow[] {
	const grouped = Map.groupBy(answers, ({ needId }) => needId);
	const sayers = Map.groupBy(said, ({ needId }) => needId);
	return items.map((item) => {
		const own = grouped.get(item.needId) ?? [];
		const saidBy = sayers.get(item.needId)?.length ?? 0;
		return { ...item, ...tally(own), missing: units.length - own.length, saidBy };
	});
}

export interface Together {
	needs: {
		needId: string;
		number: number;
		title: string;
		taking: string[];
		benefiting: string[];
		paying: string[];
	}[];
	pairs: { id: string; first: string; second: string; needs: { number: number; title: string }[] }[];
	allPairs: number;
}

/** Needs that several units do together, and which units meet in how many of them. */
export function together({ items, units, answers }: Whole): Together {
	const nameOf = new Map(units.map(({ id, name }) => [id, name]));
	const itemOf = new Map(items.map(({ needId, number, title }) => [needId, { number, title }]));
	const grouped = Map.groupBy(answers, ({ needId }) => needId);
	const taking = participants(answers);
	const needs = items
		.filter(({ needId }) => (taking.get(needId)?.length ?? 0) > 1)
		.map(({ needId, number, title }) => {
			const named = (stance: 'takes_part' | 'benefits' | 'pays') =>
				(grouped.get(needId) ?? [])
					.filter(({ stances }) => stances.includes(stance))
					.map(({ unitId }) => nameOf.get(unitId)!);
			const who = { taking: named('takes_part'), benefiting: named('benefits'), paying: named('pays') };
			return { needId, number, title, ...who };
		});
	const all = partnerships(
		answers,
		units.map(({ id }) => id),
	);
	const pairs = all.slice(0, MOST_PAIRS).map(({ units: [first, second], needIds }) => ({
		id: `${first} ${second}`,
		first: nameOf.get(first)!,
		second: nameOf.get(second)!,
		needs: needIds.map((needId) => itemOf.get(needId)!),
	}));
	return { needs, pairs, allPairs: all.length };
}
