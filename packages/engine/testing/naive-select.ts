import type { Choice, SelectionProblem } from '../src/select/problem.ts';

/** Every selection of a small problem that keeps everything, and its value; written from the words of the problem. */
export function naiveBest(problem: SelectionProblem): { value: number; choices: Choice[] } | null {
	let best: { value: number; choices: Choice[] } | null = null;
	const extend = (at: number, choices: Choice[]): void => {
		const need = problem.needs[at];
		if (!need) {
			const value = naiveValue(problem, choices);
			if ((!best || value > best.value + 1e-12) && naiveWrong(problem, choices).length === 0)
				best = { value, choices };
			return;
		}
		extend(at + 1, choices);
		for (const mode of need.modes)
			for (let year = 0; year < problem.years; year++)
				extend(at + 1, [...choices, { need: need.id, mode: mode.id, year }]);
	};
	extend(0, []);
	return best;
}

/** Sum of the values of what is chosen. */
export function naiveValue(problem: SelectionProblem, choices: readonly Choice[]): number {
	return choices.reduce((sum, choice) => sum + worth(problem, choice), 0);
}

/** Codes of what the choices break; empty = nothing. */
export function naiveWrong(problem: SelectionProblem, choices: readonly Choice[]): string[] {
	return [
		...brokenLimits(problem, choices),
		...brokenNeeds(problem, choices),
		...brokenShares(problem, choices),
	];
}

function brokenLimits(problem: SelectionProblem, choices: readonly Choice[]): string[] {
	const used = (list: 'costs' | 'efforts', key: string, year: number) => {
		let sum = 0;
		for (const choice of choices)
			for (const taken of modeOf(problem, choice)[list])
				if (('kind' in taken ? taken.kind : taken.role) === key && choice.year + taken.offset === year)
					sum += taken.amount;
		return sum;
	};
	return [
		...problem.money
			.filter(({ kind, year, amount }) => used('costs', kind, year) > amount)
			.map(() => 'money'),
		...problem.capacity
			.filter(({ role, year, amount }) => used('efforts', role, year) > amount)
			.map(() => 'role'),
	];
}

function brokenNeeds(problem: SelectionProblem, choices: readonly Choice[]): string[] {
	const wrong: string[] = [];
	const chosen = (id: string) => choices.find(({ need }) => need === id);
	const finish = (choice: Choice) => choice.year + (modeOf(problem, choice).years ?? 1) - 1;
	for (const { id, pin } of problem.needs)
		if (pin && !('exclude' in pin) && !chosen(id)) wrong.push('required');
	for (const choice of choices) {
		const need = needOf(problem, choice.need);
		const { pin, earliest = 0, deadline = problem.years - 1 } = need;
		if (choice.year < earliest || finish(choice) > Math.min(deadline, problem.years - 1)) wrong.push('year');
		if (pin && 'exclude' in pin) wrong.push('excluded');
		if (pin && 'year' in pin && (pin.year !== choice.year || (pin.mode ?? choice.mode) !== choice.mode))
			wrong.push('pin');
		for (const earlier of need.predecessors ?? []) {
			const before = chosen(earlier);
			if (!before || finish(before) > choice.year) wrong.push('predecessor');
		}
	}
	for (const list of problem.exclusions ?? []) if (list.filter(chosen).length > 1) wrong.push('exclusion');
	return wrong;
}

function brokenShares(problem: SelectionProblem, choices: readonly Choice[]): string[] {
	return (problem.shares ?? []).flatMap(({ group, measure, least, relative }) => {
		const measured = (choice: Choice) => {
			if (measure === 'count') return 1;
			if (measure === 'value') return worth(problem, choice);
			return modeOf(problem, choice).costs.reduce((sum, { amount }) => sum + amount, 0);
		};
		const sum = (some: readonly Choice[]) => some.reduce((total, choice) => total + measured(choice), 0);
		const own = sum(choices.filter(({ need }) => needOf(problem, need).groups?.includes(group)));
		return own < (relative ? least * sum(choices) : least) - 1e-6 ? ['share'] : [];
	});
}

function worth(problem: SelectionProblem, choice: Choice): number {
	const share = (modeOf(problem, choice).worth ?? 1) * (problem.worthByYear?.[choice.year] ?? 1);
	return needOf(problem, choice.need).value * share;
}

function needOf(problem: SelectionProblem, id: string) {
	return problem.needs.find((need) => need.id === id)!;
}

function modeOf(problem: SelectionProblem, { need, mode }: Choice) {
	return needOf(problem, need).modes.find(({ id }) => id === mode)!;
}
