import { existsSync, readFileSync } from 'node:fs';
import { Usage } from './arguments.ts';

/** What others have found for one instance. */
export interface Known {
	/** No schedule is shorter; 0 = nothing known. */
	lower: number;
	/** The shortest found; null = none known. */
	upper: number | null;
	isInfeasible: boolean;
	/** Makespans of other solvers by column name. */
	references: Record<string, number>;
}

const REFERENCE = /^(optalcp|cpo|cpsat)/;

/**
 * Reads a table of known bounds by name of the instance. Layouts: instance,lb,ub (with status, references);
 * problem,optimum (a number, a..b or unsat); set,group,instNum,optimal,lb,makespan.
 */
export function boundsIn(file: string): Map<string, Known> {
	if (!existsSync(file)) throw new Usage(`There is no ${file}.`);
	const [head, ...rows] = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
	const columns = head?.split(',') ?? [];
	const layout = [
		{ needs: ['problem', 'optimum'], read: optimum },
		{ needs: ['group', 'instNum', 'makespan'], read: skilled },
		{ needs: ['instance', 'lb', 'ub'], read: bounds },
	].find(({ needs }) => needs.every((column) => columns.includes(column)));
	if (!layout) throw new Usage(`${file} has no columns that are known: ${head ?? 'it is empty'}`);
	return new Map(
		rows.map((row) => {
			const cells = row.split(',');
			return layout.read(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])));
		}),
	);
}

/** What is known of the instance, whatever the case of its name. */
export function knownOf(known: Map<string, Known>, name: string): Known | undefined {
	return known.get(keyOf(name));
}

function keyOf(name: string): string {
	return name
		.toLowerCase()
		.replace(/\.(sm|mm|rcp|sch|dzn)$/, '')
		.replace(/^inst_/, '');
}

type Row = Record<string, string>;

function optimum({ problem, optimum: value }: Row): [string, Known] {
	const [low, high] = value!.split('..');
	const lower = numberIn(low) ?? 0;
	const upper = numberIn(high ?? low);
	return [keyOf(problem!), { lower, upper, isInfeasible: value === 'unsat', references: {} }];
}

function skilled({ group, instNum, optimal, lb, makespan }: Row): [string, Known] {
	const upper = numberIn(makespan);
	const lower = optimal === '1' && upper !== null ? upper : (numberIn(lb) ?? 0);
	const name = `${group!.replace(/_pris$/, '')}_${instNum!.padStart(2, '0')}`;
	return [keyOf(name), { lower, upper, isInfeasible: false, references: {} }];
}

function bounds(row: Row): [string, Known] {
	const references = Object.entries(row).flatMap(([column, cell]) => {
		const value = REFERENCE.test(column) ? numberIn(cell) : null;
		return value === null ? [] : [[column, value] as const];
	});
	const status = row['status'] ?? '';
	const isOpen = status === 'infeasible' || status === 'no_feasible_found';
	return [
		keyOf(row['instance']!),
		{
			lower: isOpen ? 0 : (numberIn(row['lb']) ?? 0),
			upper: isOpen ? null : numberIn(row['ub']),
			isInfeasible: status === 'infeasible',
			references: Object.fromEntries(references),
		},
	];
}

function numberIn(cell: string | undefined): number | null {
	return cell !== undefined && /^\d+$/.test(cell.trim()) ? Number(cell) : null;
}
