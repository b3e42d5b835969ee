import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** One piece of a message: words, `#`, or the name of a value with how it is written. */
export type MessagePart =
	| string
	| 0
	| readonly [name: string]
	| readonly [name: string, isNumber: 1]
	| readonly [name: string, choices: Choices]
	| readonly [name: string, forms: Choices, offset: number];
export type Choices = Readonly<Record<string, MessageParts>>;
export type MessageParts = readonly MessagePart[];

/** Reads ICU text; what the product's words do not use is an error and not half a sentence. */
export function readParts(text: string): MessageParts {
	return parse(text, { ignoreTag: true }).map(partOf);
}

function partOf(element: MessageFormatElement): MessagePart {
	switch (element.type) {
		case TYPE.literal:
			return element.value;
		case TYPE.pound:
			return 0;
		case TYPE.argument:
			return [element.value];
		case TYPE.number:
			if (!element.style) return [element.value, 1];
			break;
		case TYPE.select:
			return [element.value, choicesOf(element.options)];
		case TYPE.plural:
			if (element.pluralType !== 'ordinal')
				return [element.value, choicesOf(element.options), element.offset];
	}
	throw new Error(`"${JSON.stringify(element)}" is not a part that messages may have.`);
}

function choicesOf(options: Record<string, { value: MessageFormatElement[] }>): Choices {
	return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, value.map(partOf)]));
}
