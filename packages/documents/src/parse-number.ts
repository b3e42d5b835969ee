/** A number somebody wrote, or why it cannot be told. */
export type NumberResult =
	| { ok: true; value: number }
	| { ok: false; code: 'not_a_number' | 'ambiguous_number' };

/**
 * Reads a number as people in Finland write it: `1 200,50 €` → 1200.5, `1.200,50`, `-3,5`, `1200`.
 * `1.200` and `1,200` are refused as ambiguous: one reader's thousand is another's one.
 */
export function parseNumber(text: string): NumberResult {
	const plain = withoutUnit(text);
	if (!/^-?[\d .,]{1,30}$/.test(plain)) return { ok: false, code: 'not_a_number' };
	const digits = plain.replace(/^-\s?/, '');
	if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return { ok: false, code: 'ambiguous_number' };
	const decimal = decimalText(digits);
	if (decimal === null) return { ok: false, code: 'not_a_number' };
	const value = Number(decimal);
	return { ok: true, value: plain.startsWith('-') && value !== 0 ? -value : value };
}

/** NFKC turns no-break and thin spaces into plain ones. */
function withoutUnit(text: string): string {
	return text
		.slice(0, 60)
		.normalize('NFKC')
		.trim()
		.replace(/^€ ?/, '')
		.replace(/ ?(?:€|eur|euroa?)$/i, '')
		.replace(/,-$/, '')
		.replace(/^[−–]/, '-')
		.replace(/^\+/, '')
		.trim();
}

function decimalText(digits: string): string | null {
	if (/^\d+$/.test(digits)) return digits;
	if (/^\d+[.,]\d+$/.test(digits)) return digits.replace(',', '.');
	const grouped: [RegExp, string][] = [
		[/^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/, ' '],
		[/^\d{1,3}(?:\.\d{3})+,\d+$/, '.'],
		[/^\d{1,3}(?:,\d{3})+\.\d+$/, ','],
		[/^\d{1,3}(?:\.\d{3}){2,}$/, '.'],
		[/^\d{1,3}(?:,\d{3}){2,}$/, ','],
	];
	const found = grouped.find(([pattern]) => pattern.test(digits));
	return found ? digits.replaceAll(found[1], '').replace(',', '.') : null;
}
