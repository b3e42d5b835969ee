/** What can be wrong with a problem. */
export type IssueCode =
	| 'not_a_monday'
	| 'not_an_integer'
	| 'not_a_number'
	| 'too_small'
	| 'too_large'
	| 'wrong_length'
	| 'duplicate'
	| 'unknown_kind'
	| 'unknown_resource'
	| 'unknown_predecessor'
	| 'unknown_activity'
	| 'unknown_fund'
	| 'unknown_skill'
	| 'unknown_group'
	| 'out_of_order'
	| 'cycle'
	| 'pin_outside_horizon';

/** A step of a path: a field, an id or, where there is no id, a position. */
export type Step = string | number;

/** Takes down one issue: the code, the offending value and where it stands. */
export type Report = (code: IssueCode, value: unknown, ...where: Step[]) => void;

/** The most weeks, hundredths of person-days or units a problem may speak of. */
export const MOST_TIME = 1e9;

/** The most cents a problem may speak of. */
export const MOST_MONEY = 1e13;

/** Reports a number that is not whole or lies outside least … most. */
export function integer(report: Report, value: number, least: number, most: number, ...where: Step[]): void {
	if (!Number.isSafeInteger(value)) report('not_an_integer', value, ...where);
	else inRange(report, value, least, most, ...where);
}

/** Reports what is no number or lies outside least … most. */
export function number(report: Report, value: number, least: number, most: number, ...where: Step[]): void {
	if (!Number.isFinite(value)) report('not_a_number', value, ...where);
	else inRange(report, value, least, most, ...where);
}

/** Reports ids given twice. */
export function duplicates(report: Report, things: readonly { id: string }[], ...list: Step[]): void {
	const seen = new Set<string>();
	for (const { id } of things) {
		if (seen.has(id)) report('duplicate', id, ...list, id);
		seen.add(id);
	}
}

function inRange(report: Report, value: number, least: number, most: number, ...where: Step[]) {
	if (value < least) report('too_small', value, ...where);
	if (value > most) report('too_large', value, ...where);
}
