import type { Options } from './options.ts';

/** Maximise objective · x, rowLower <= A x <= rowUpper, columnLower <= x <= columnUpper, x integer where marked. */
export interface LinearModel {
	objective: Float64Array;
	columnLower: Float64Array;
	columnUpper: Float64Array;
	/** 1 = must be a whole number. */
	integer: Uint8Array;
	rowLower: Float64Array;
	rowUpper: Float64Array;
	/** Entries of row r are rowFirst[r] … rowFirst[r + 1] - 1. */
	rowFirst: Int32Array;
	column: Int32Array;
	coefficient: Float64Array;
}

interface Row {
	columns: number[];
	coefficients: number[];
	lower: number;
	upper: number;
}

/**
 * The selection as a mixed-integer programme: a column an option, 1 = chosen. The first rows, one a need, say that at
 * most one of its options is chosen; limits, predecessors, exclusions and minimum shares follow.
 */
export function linearModelOf(options: Options): LinearModel {
	const rows = [
		...needRows(options),
		...limitRows(options),
		...predecessorRows(options),
		...exclusionRows(options),
		...shareRows(options),
	];
	const first = Int32Array.from([0, ...rows.map(({ columns }) => columns.length)]);
	for (let row = 1; row < first.length; row++) first[row]! += first[row - 1]!;
	return {
		objective: options.value,
		columnLower: new Float64Array(options.options),
		columnUpper: new Float64Array(options.options).fill(1),
		integer: new Uint8Array(options.options).fill(1),
		rowLower: Float64Array.from(rows, ({ lower }) => lower),
		rowUpper: Float64Array.from(rows, ({ upper }) => upper),
		rowFirst: first,
		column: Int32Array.from(rows.flatMap(({ columns }) => columns)),
		coefficient: Float64Array.from(rows.flatMap(({ coefficients }) => coefficients)),
	};
}

function row(columns: number[], upper: number, lower = Number.NEGATIVE_INFINITY): Row {
	return { columns, coefficients: columns.map(() => 1), lower, upper };
}

function optionsOfNeed({ first }: Options, need: number): number[] {
	return Array.from({ length: first[need + 1]! - first[need]! }, (_, at) => first[need]! + at);
}

function needRows(options: Options): Row[] {
	return Array.from({ length: options.needs }, (_, need) =>
		row(optionsOfNeed(options, need), 1, options.required[need] ? 1 : Number.NEGATIVE_INFINITY),
	);
}

function limitRows({ limit, entryLimit, entryOption, entryAmount }: Options): Row[] {
	const rows = Array.from(limit, (upper) => row([], upper));
	entryLimit.forEach((at, entry) => {
		rows[at]!.columns.push(entryOption[entry]!);
		rows[at]!.coefficients.push(entryAmount[entry]!);
	});
	return rows;
}

/** Started by the end of a year only when the predecessor is finished by then: tighter than one row with years as weights. */
function predecessorRows(options: Options): Row[] {
	const rows: Row[] = [];
	for (let need = 0; need < options.needs; need++)
		for (const earlier of options.predecessors[need]!)
			for (let year = 0; year < options.problem.years; year++) {
				const later = optionsOfNeed(options, need).filter((option) => options.start[option]! <= year);
				const before = optionsOfNeed(options, earlier).filter((option) => options.finish[option]! <= year);
				if (later.length === 0) continue;
				rows.push({
					columns: [...later, ...before],
					coefficients: [...later.map(() => 1), ...before.map(() => -1)],
					lower: Number.NEGATIVE_INFINITY,
					upper: 0,
				});
			}
	return rows;
}

function exclusionRows(options: Options): Row[] {
	return options.exclusions.map((list) =>
		row(
			list.flatMap((need) => optionsOfNeed(options, need)),
			1,
		),
	);
}

function shareRows({ shareLeast, shareFirst, shareRow, shareCoefficient, options }: Options): Row[] {
	const rows = Array.from(shareLeast, (lower) => row([], Number.POSITIVE_INFINITY, lower));
	for (let option = 0; option < options; option++)
		for (let at = shareFirst[option]!; at < shareFirst[option + 1]!; at++) {
			rows[shareRow[at]!]!.columns.push(option);
			rows[shareRow[at]!]!.coefficients.push(shareCoefficient[at]!);
		}
	return rows;
}
