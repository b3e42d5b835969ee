import type { Choice } from '../packages/engine/src/index.ts';
import { LOSS_A_YEAR, type PortfolioFile } from './portfolio-file.ts';

/** What is wrong with a selection, checked against the file itself and not through the engine; empty = nothing. */
export function wrongWith(file: PortfolioFile, choices: readonly Choice[], value: number): string[] {
	const year = new Map(choices.map((choice) => [Number(choice.need), choice.year]));
	const wrong: string[] = [];
	if (year.size !== choices.length) wrong.push('a need is chosen twice');
	for (const choice of choices) wrong.push(...wrongNeed(file, choice, year));
	for (let at = 0; at < file.Y; at++) wrong.push(...wrongYear(file, choices, at));
	for (let unit = 0; unit < file.U; unit++)
		if (![...year.keys()].some((need) => file.needs[need]?.unit === unit))
			wrong.push(`unit ${unit} gets nothing`);
	const sum = choices.reduce((total, { need, mode, year: at }) => {
		const one = file.needs[Number(need)]!;
		return total + one.value * one.modes[Number(mode)]!.value * (1 - LOSS_A_YEAR * at);
	}, 0);
	if (Math.abs(sum - value) > 1e-6) wrong.push(`value ${value} is said, it is ${sum}`);
	return wrong;
}

function wrongNeed(file: PortfolioFile, choice: Choice, year: ReadonlyMap<number, number>): string[] {
	const need = file.needs[Number(choice.need)];
	if (!need?.modes[Number(choice.mode)]) return [`there is no need ${choice.need} in mode ${choice.mode}`];
	const wrong: string[] = [];
	if (!Number.isInteger(choice.year) || choice.year < 0 || choice.year > Math.min(need.deadline, file.Y - 1))
		wrong.push(`need ${choice.need} in year ${choice.year}`);
	for (const earlier of need.pred)
		if ((year.get(earlier) ?? Infinity) > choice.year) wrong.push(`need ${choice.need} before ${earlier}`);
	if (need.excl >= 0 && year.has(need.excl)) wrong.push(`need ${choice.need} beside ${need.excl}`);
	return wrong;
}

function wrongYear(file: PortfolioFile, choices: readonly Choice[], year: number): string[] {
	const modes = choices
		.filter((choice) => choice.year === year)
		.map(({ need, mode }) => file.needs[Number(need)]!.modes[Number(mode)]!);
	const cost = modes.reduce((sum, mode) => sum + mode.cost, 0);
	const wrong = cost > file.budget ? [`year ${year} costs ${cost}`] : [];
	file.cap.forEach((capacity, role) => {
		const effort = modes.reduce((sum, { eff }) => sum + eff[role]!, 0);
		if (effort > capacity) wrong.push(`year ${year} takes ${effort} of role ${role}`);
	});
	return wrong;
}
