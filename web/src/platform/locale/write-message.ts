import { formatNumber } from './format.ts';
import type { Locale } from './locale.ts';
import type { Choices, MessageParts } from './message-parts.ts';

export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>;

const pluralRules = new Map<Locale, Intl.PluralRules>();

/** The words of a message with its values in their places; a value not given is an error. */
export function writeMessage(
	locale: Locale,
	parts: MessageParts,
	values: MessageValues,
	counted = 0,
): string {
	let words = '';
	for (const part of parts) {
		if (typeof part === 'string') words += part;
		else if (part === 0) words += formatNumber(locale, counted);
		else {
			const [name, form, offset] = part;
			if (!(name in values)) throw new Error(`Nothing was given for {${name}}.`);
			const value = values[name];
			if (form === undefined) words += value ?? '';
			else if (form === 1) words += formatNumber(locale, Number(value));
			else if (offset === undefined)
				words += writeMessage(locale, chosen(form, String(value)), values, counted);
			else words += writePlural(locale, form, Number(value), offset, values);
		}
	}
	return words;
}

function writePlural(
	locale: Locale,
	forms: Choices,
	count: number,
	offset: number,
	values: MessageValues,
): string {
	const counted = count - offset;
	return writeMessage(
		locale,
		forms[`=${count}`] ?? chosen(forms, pluralForm(locale, counted)),
		values,
		counted,
	);
}

function chosen(choices: Choices, name: string): MessageParts {
	const parts = choices[name] ?? choices['other'];
	if (!parts) throw new Error(`There are no words for "${name}".`);
	return parts;
}

function pluralForm(locale: Locale, count: number): string {
	let rules = pluralRules.get(locale);
	if (!rules) {
		rules = new Intl.PluralRules(locale);
		pluralRules.set(locale, rules);
	}
	return rules.select(count);
}
