import type { RowReader } from './read-cell.ts';

const MOST_DAYS = 9999;

/** Working days by what the file calls the role: a JSON object, or `role 2,5; other role: 3`. */
export function readEffort(row: RowReader): Map<string, number> {
	const text = row.text('effort');
	const days = new Map<string, number>();
	if (text === '') return days;
	const pairs = text.startsWith('{') ? fromJson(text) : fromText(text);
	if (!pairs) {
		row.refuse('effort', 'effort_not_understood');
		return days;
	}
	for (const [role, amount] of pairs) {
		const read = row.amountOf('effort', amount, MOST_DAYS);
		if (read !== null && read > 0) days.set(role, Math.min((days.get(role) ?? 0) + read, MOST_DAYS));
	}
	return days;
}

function fromJson(text: string): [string, string][] | null {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const pairs = Object.entries(value).filter(([, days]) => days !== null && days !== '');
	const isFlat = pairs.every(([, days]) => typeof days === 'number' || typeof days === 'string');
	// A JSON number is no person's writing: `1.125` is not ambiguous there.
	const written = (days: unknown) =>
		typeof days === 'number' ? String(Math.round(days * 100) / 100) : String(days);
	return isFlat ? pairs.map(([role, days]) => [role.trim(), written(days)]) : null;
}

function fromText(text: string): [string, string][] | null {
	const parts = text.split(/[;\n|]+/).filter((part) => part.trim() !== '');
	const pairs = parts.map((part) =>
		/^\s*(.*?\p{L}.*?)\s*[:=]?\s+(-?\d[\d.,]*)\s*(?:htp|pv|d|dagar|days?|päivää)?\s*$/u.exec(part),
	);
	if (pairs.some((pair) => pair === null)) return null;
	return pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']);
}
