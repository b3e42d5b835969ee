import type { LinearModel } from './model.ts';

/**
 * The model in the CPLEX LP format, to be read by any solver: column j is named xj, row r rr. Numbers keep all their
 * digits and lines stay below 500 characters, the most some readers take.
 */
export function lpText(model: LinearModel): string {
	const columns = Array.from(model.objective.keys());
	const objective = terms(columns, model.objective);
	const integers = columns.filter((column) => model.integer[column] === 1).map((column) => `x${column}`);
	return [
		'Maximize',
		` value: ${objective || '0 x0'}`,
		'Subject To',
		...Array.from(model.rowLower.keys()).flatMap((row) => rowText(model, row)),
		'Bounds',
		...columns.map(
			(column) => ` ${boundText(model.columnLower[column]!, column, model.columnUpper[column]!)}`,
		),
		...(integers.length > 0 ? ['General', ...integers.map((name) => ` ${name}`)] : []),
		'End',
		'',
	].join('\n');
}

function rowText(model: LinearModel, row: number): string[] {
	const [from, to] = [model.rowFirst[row]!, model.rowFirst[row + 1]!];
	const [lower, upper] = [model.rowLower[row]!, model.rowUpper[row]!];
	const sum = terms([...model.column.subarray(from, to)], model.coefficient.subarray(from, to)) || '0 x0';
	if (lower === upper) return [` r${row}: ${sum} = ${number(upper)}`];
	return [
		...(Number.isFinite(upper) ? [` r${row}: ${sum} <= ${number(upper)}`] : []),
		...(Number.isFinite(lower) ? [` r${row}low: ${sum} >= ${number(lower)}`] : []),
	];
}

function terms(columns: readonly number[], coefficients: Float64Array): string {
	return columns
		.flatMap((column, at) => {
			const coefficient = coefficients[at]!;
			return coefficient === 0
				? []
				: `${coefficient < 0 ? '-' : '+'} ${number(Math.abs(coefficient))} x${column}`;
		})
		.join('\n  ');
}

function boundText(lower: number, column: number, upper: number): string {
	if (lower === Number.NEGATIVE_INFINITY && upper === Number.POSITIVE_INFINITY) return `x${column} free`;
	return `${number(lower)} <= x${column} <= ${number(upper)}`;
}

function number(value: number): string {
	if (Number.isFinite(value)) return String(value);
	return value > 0 ? '+inf' : '-inf';
}
