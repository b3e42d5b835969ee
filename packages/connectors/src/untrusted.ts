/** Readers of foreign JSON: each gives a clean value or null, never throws. */

/** A plain object, else null. */
export function recordOf(value: unknown): Record<string, unknown> | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: null;
}

/** A list; anything else is an empty one. */
export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** Text on one line without control and direction characters, at most `length` characters; null when nothing is left. */
export function textOf(value: unknown, length = 300): string | null {
	if (typeof value !== 'string') return null;
	const text = value
		.slice(0, length * 2)
		.toWellFormed()
		.normalize('NFC')
		.replace(/\s+/g, ' ')
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.trim();
	return text === '' ? null : text.slice(0, length).toWellFormed();
}

/** A finite number within bounds, else null. */
export function numberOf(value: unknown, lowest: number, highest: number): number | null {
	return typeof value === 'number' && value >= lowest && value <= highest ? value : null;
}

/** A whole number above zero that a database key can hold, else null. */
export function idOf(value: unknown): number | null {
	return Number.isInteger(value) ? numberOf(value, 1, 2_147_483_647) : null;
}
