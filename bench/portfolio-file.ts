import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SelectionProblem } from '../packages/engine/src/index.ts';
import { random } from '../packages/engine/src/random.ts';
import { Usage } from './arguments.ts';

/** A published selection instance: a year is one budget and one capacity a role, the same every year. */
export interface PortfolioFile {
	needs: {
		unit: number;
		value: number;
		modes: { cost: number; eff: number[]; value: number }[];
		pred: number[];
		excl: number;
		deadline: number;
	}[];
	/** Years, roles, units. */
	Y: number;
	R: number;
	U: number;
	budget: number;
	cap: number[];
}

export interface Portfolio {
	name: string;
	file: PortfolioFile;
	/** Objectives published for it, by who found them. */
	known: Record<string, number>;
}

/** Share of its value that a need loses with every year: read off the published optima. */
export const LOSS_A_YEAR = 0.05;

/** The instances of a folder with so many needs; those of one's own by seed when there is none. */
export function portfoliosOf(needs: number, seed: number, folder?: string): Portfolio[] {
	const files =
		folder && existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
	const found = files.flatMap((name) => {
		const file: unknown = JSON.parse(readFileSync(path.join(folder!, name), 'utf8'));
		return isPortfolio(file) && file.needs.length === needs
			? [{ name: name.replace(/[.]json$/, ''), file }]
			: [];
	});
	const known = folder
		? knownIn(path.join(folder, 'reference-results.csv'))
		: new Map<string, Portfolio['known']>();
	if (found.length > 0) return found.map((one) => ({ ...one, known: known.get(one.name) ?? {} }));
	return [0, 1, 2].map((index) => ({
		name: `n${needs}_${index} seed ${seed}`,
		file: servable(needs, seed * 1000 + index),
		known: {},
	}));
}

/** The instance as a selection problem: one kind of money, at least one need a unit, earlier years worth more. */
export function problemOf({ needs, Y, U, budget, cap }: PortfolioFile): SelectionProblem {
	const years = Array.from({ length: Y }, (_, year) => year);
	return {
		years: Y,
		worthByYear: years.map((year) => 1 - LOSS_A_YEAR * year),
		money: years.map((year) => ({ year, kind: 'money', amount: budget })),
		capacity: years.flatMap((year) => cap.map((amount, role) => ({ year, role: `role ${role}`, amount }))),
		needs: needs.map((need, index) => ({
			id: String(index),
			value: need.value,
			deadline: need.deadline,
			groups: [`unit ${need.unit}`],
			predecessors: need.pred.map(String),
			modes: need.modes.map(({ cost, eff, value }, mode) => ({
				id: String(mode),
				worth: value,
				costs: [{ kind: 'money', offset: 0, amount: cost }],
				efforts: eff.map((amount, role) => ({ role: `role ${role}`, offset: 0, amount })),
			})),
		})),
		exclusions: needs.flatMap(({ excl }, index) => (excl < 0 ? [] : [[String(excl), String(index)]])),
		shares: Array.from({ length: U }, (_, unit) => ({
			group: `unit ${unit}`,
			measure: 'count' as const,
			least: 1,
			relative: false,
		})),
	};
}

function isPortfolio(file: unknown): file is PortfolioFile {
	return typeof file === 'object' && file !== null && 'needs' in file && 'budget' in file && 'cap' in file;
}

function knownIn(file: string): Map<string, Record<string, number>> {
	if (!existsSync(file)) return new Map();
	const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
	const names = head!.split(',');
	return new Map(
		lines.map((line) => {
			const cells = line.split(',');
			const named = names.flatMap((name, at): [string, number][] =>
				at > 0 && !name.includes('gap') && cells[at] ? [[name, Number(cells[at])]] : [],
			);
			return [cells[0]!, Object.fromEntries(named)];
		}),
	);
}

/** Of small portfolios many leave a unit nothing that fits in a year at all: those are passed over. */
function servable(needs: number, seed: number): PortfolioFile {
	for (let attempt = 0; attempt < 1000; attempt++) {
		const file = generated(needs, seed + 1_000_000 * attempt);
		const fits = file.needs.filter(({ modes }) =>
			modes.some(
				({ cost, eff }) => cost <= file.budget && eff.every((amount, role) => amount <= file.cap[role]!),
			),
		);
		if (new Set(fits.map(({ unit }) => unit)).size === file.U) return file;
	}
	throw new Usage(`No portfolio of ${needs} needs leaves every unit something that fits.`);
}

/** Same kind as the published ones: five years, six roles, money and capacity at 35 % of what all would take. */
function generated(count: number, seed: number): PortfolioFile {
	const { unit, below } = random(seed);
	const [Y, R, U] = [5, 6, count < 80 ? 4 : 10];
	const needs = Array.from({ length: count }, (_, index) => {
		const cost = 2 + below(59);
		const eff = Array.from({ length: R }, () => (unit() < 0.4 ? 1 + below(20) : 0));
		const modes = [{ cost, eff, value: 1 }];
		for (let other = below(3); other > 0; other--) {
			const less = unit() < 0.5;
			const [money, work] = less ? [0.7 + 0.15 * below(2), 1.15] : [1.25 + 0.25 * below(2), 0.75];
			modes.push({
				cost: Math.max(1, Math.round(cost * money)),
				eff: eff.map((amount) => Math.round(amount * work)),
				value: 1 - 0.08 * modes.length,
			});
		}
		return {
			...{ unit: below(U), value: 5 + below(96), modes },
			pred: index > 0 && unit() < 0.25 ? [below(index)] : [],
			excl: index > 0 && unit() < 0.05 ? below(index) : -1,
			deadline: unit() < 0.15 ? 1 + below(4) : Y - 1,
		};
	});
	const share = (amounts: number[]) => Math.round((0.35 * amounts.reduce((sum, one) => sum + one, 0)) / Y);
	return {
		...{ needs, Y, R, U },
		budget: share(needs.map(({ modes }) => modes[0]!.cost)),
		cap: Array.from({ length: R }, (_, role) => share(needs.map(({ modes }) => modes[0]!.eff[role]!))),
	};
}
