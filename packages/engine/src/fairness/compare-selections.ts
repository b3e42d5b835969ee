import { electionOf, type FairInput } from './fair-selection.ts';

/** What one selection gives compared with another, e.g. the fair one with that of the highest value. */
export interface SelectionComparison {
	/** Points of all units × their weights, of the other selection less this one: what fairness costs. */
	valueLost: number;
	/** Part of the other's value that is lost, negative when there is more; null when the other has none. */
	shareLost: number | null;
	/** Cents spent on this selection less those on the other. */
	spentMore: number;
	/** Needs only in this selection, in the order of the input. */
	came: string[];
	/** Needs only in the other one. */
	went: string[];
	/** Per unit, in the order given: its own points here and in the other selection. */
	units: { unit: string; value: number; otherValue: number }[];
}

/** The price of fairness in value and money, and who gains. */
export function compareSelections(
	input: FairInput,
	selected: readonly string[],
	other: readonly string[],
): SelectionComparison {
	const { voters, projects } = electionOf(input);
	const [here, there] = [new Set(selected), new Set(other)];
	const units = input.units.map(({ id }, index) => {
		const valueOf = (chosen: Set<string>) =>
			Object.entries(voters[index]!.scores).reduce(
				(sum, [need, value]) => (chosen.has(need) ? sum + value : sum),
				0,
			);
		return { unit: id, value: valueOf(here), otherValue: valueOf(there) };
	});
	const total = (field: 'value' | 'otherValue') =>
		units.reduce((sum, unit, index) => sum + unit[field] * voters[index]!.weight!, 0);
	const spent = (chosen: Set<string>) =>
		projects.reduce((sum, { id, cost }) => (chosen.has(id) ? sum + cost : sum), 0);
	const [value, otherValue] = [total('value'), total('otherValue')];
	const only = (one: Set<string>, another: Set<string>) =>
		projects.filter(({ id }) => one.has(id) && !another.has(id)).map(({ id }) => id);
	return {
		valueLost: otherValue - value,
		shareLost: otherValue > 0 ? (otherValue - value) / otherValue : null,
		spentMore: spent(here) - spent(there),
		came: only(here, there),
		went: only(there, here),
		units,
	};
}
