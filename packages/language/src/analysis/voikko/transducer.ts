/** A test or change of one feature while walking (`@P.FEATURE.VALUE@`). */
interface Flag {
	readonly operation: string;
	readonly feature: number;
	/** 0 where the flag names no value. */
	readonly value: number;
}

const COOKIE_1 = 0x00013a6e;
const COOKIE_2 = 0x000351fa;
const HEADER = 16;
const FINAL = 0xffff;
const OVERFLOW = 0xff;
const DEEPEST = 2000;

/** An unweighted finite state transducer in Voikko's format 5, read where it lies. */
export class Transducer {
	readonly #symbols: string[] = [];
	readonly #flags: (Flag | undefined)[] = [];
	readonly #charByLetter = new Map<string, number>();
	readonly #halves: Uint16Array;
	readonly #words: Uint32Array;
	readonly #features: Int32Array;

	constructor(bytes: Uint8Array) {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		if (
			bytes.length < HEADER + 2 ||
			view.getUint32(0, true) !== COOKIE_1 ||
			view.getUint32(4, true) !== COOKIE_2
		) {
			throw new Error('Not a transducer of format 5.');
		}
		if (bytes[8] !== 0) throw new Error('A weighted transducer is not read.');
		const { end, features } = this.#readSymbols(bytes, view.getUint16(HEADER, true));
		const aligned = new Uint8Array(bytes.subarray(Math.ceil(end / 8) * 8));
		const cells = aligned.buffer.slice(0, Math.floor(aligned.length / 8) * 8);
		this.#halves = new Uint16Array(cells);
		this.#words = new Uint32Array(cells);
		this.#features = new Int32Array(features);
	}

	#readSymbols(bytes: Uint8Array, count: number): { end: number; features: number } {
		const features = new Map<string, number>();
		const values = new Map<string, number>();
		const decoder = new TextDecoder();
		let at = HEADER + 2;
		for (let index = 0; index < count; index++) {
			const end = bytes.indexOf(0, at);
			if (end < 0) throw new Error('The symbols of the transducer are cut short.');
			const symbol = decoder.decode(bytes.subarray(at, end));
			at = end + 1;
			const flag = /^@(\w)\.([^.@]+)(?:\.([^@]+))?@$/u.exec(symbol);
			this.#flags.push(flag ? flagOf(flag, features, values) : undefined);
			this.#symbols.push(flag ? '' : symbol);
			if (!flag && [...symbol].length === 1) this.#charByLetter.set(symbol, index);
		}
		return { end: at, features: features.size };
	}

	/** What the transducer writes for a word, at most so many ways. */
	lookup(word: string, most = 20): string[] {
		const input: number[] = [];
		for (const letter of word) {
			const char = this.#charByLetter.get(letter);
			if (char === undefined) return [];
			input.push(char);
		}
		const answers: string[] = [];
		this.#features.fill(0);
		this.#walk(0, 0, '', { input, answers, most, depth: 0 });
		return answers;
	}

	#walk(state: number, position: number, output: string, walk: Walk): void {
		if (walk.answers.length >= walk.most || walk.depth > DEEPEST) return;
		const more = this.#halves[state * 4 + 3]! >>> 8;
		const overflows = more === OVERFLOW;
		const count = (overflows ? this.#words[(state + 1) * 2]! : more) + 1;
		for (let index = 0; index < count; index++) {
			const cell = overflows && index > 0 ? state + index + 1 : state + index;
			const symbol = this.#halves[cell * 4]!;
			if (symbol === FINAL) {
				if (position === walk.input.length) walk.answers.push(output);
				continue;
			}
			const flag = this.#flags[symbol];
			const isFree = symbol === 0 || flag !== undefined;
			if (!isFree && symbol !== walk.input[position]) continue;
			const before = flag ? this.#features[flag.feature]! : 0;
			if (flag && !this.#passes(flag)) continue;
			walk.depth++;
			const written = output + this.#symbols[this.#halves[cell * 4 + 1]!]!;
			this.#walk(this.#words[cell * 2 + 1]! & 0xffffff, isFree ? position : position + 1, written, walk);
			walk.depth--;
			if (flag) this.#features[flag.feature] = before;
		}
	}

	#passes({ operation, feature, value }: Flag): boolean {
		const current = this.#features[feature]!;
		if (operation === 'P') this.#features[feature] = value;
		else if (operation === 'C') this.#features[feature] = 0;
		else if (operation === 'U') {
			if (current !== 0) return current === value;
			this.#features[feature] = value;
		} else if (operation === 'R') return value === 0 ? current !== 0 : current === value;
		else if (operation === 'D') return value === 0 ? current === 0 : current !== value;
		return true;
	}
}

interface Walk {
	readonly input: readonly number[];
	readonly answers: string[];
	readonly most: number;
	depth: number;
}

function flagOf(match: RegExpExecArray, features: Map<string, number>, values: Map<string, number>): Flag {
	const [, operation = '', feature = '', value] = match;
	return {
		operation,
		feature: numbered(features, feature, 0),
		value: value === undefined ? 0 : numbered(values, value, 1),
	};
}

function numbered(known: Map<string, number>, name: string, first: number): number {
	const number = known.get(name) ?? known.size + first;
	known.set(name, number);
	return number;
}
