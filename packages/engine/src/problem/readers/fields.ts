import { UnreadableInstance } from './reading.ts';

interface Field {
	words: string[];
	/** Where the value begins, counted from 1. */
	line: number;
}

/** The assignments `name = value;` of a MiniZinc data file: whole numbers, truth values and lists of them. */
export class Fields {
	readonly #fields = new Map<string, Field>();
	readonly #lastLine: number;

	constructor(text: string) {
		const plain = text.replaceAll(/%[^\n]*/g, '');
		for (const match of plain.matchAll(/(\w+)\s*=([^;]*)/g)) {
			const line = lineAt(plain, match.index);
			this.#fields.set(match[1]!, { words: match[2]!.split(/[\s,[\]|{}]+/).filter(Boolean), line });
		}
		this.#lastLine = lineAt(plain, plain.length);
	}

	/** The only number of a field, at least 0. */
	one(name: string): number {
		return this.list(name, 1, 0)[0]!;
	}

	/** All numbers of a field, row after row; true counts as 1. */
	list(name: string, length: number, least = 0, most = Infinity): number[] {
		const field = this.#fields.get(name);
		if (!field) throw new UnreadableInstance(this.#lastLine, `"${name} = …;"`, 'the end of the file');
		if (field.words.length !== length)
			throw new UnreadableInstance(field.line, `${length} values of ${name}`, `${field.words.length}`);
		return field.words.map((word) => {
			const value = word === 'true' ? 1 : word === 'false' ? 0 : Number(word);
			if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
			const range = most === Infinity ? `at least ${least}` : `${least} to ${most}`;
			throw new UnreadableInstance(field.line, `whole numbers ${range} in ${name}`, JSON.stringify(word));
		});
	}
}

function lineAt(text: string, index: number): number {
	return text.slice(0, index).split('\n').length;
}
