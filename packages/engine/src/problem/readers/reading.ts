/** Thrown by the readers: the text is not an instance of its format. */
export class UnreadableInstance extends Error {
	/** Counted from 1. */
	readonly line: number;
	/** What should have stood there. */
	readonly expected: string;
	constructor(line: number, expected: string, found: string) {
		super(`line ${line}: expected ${expected}, found ${found}`);
		this.name = 'UnreadableInstance';
		this.line = line;
		this.expected = expected;
	}
}

/** Walks through a text number by number, remembering the line. Brackets count as spaces. */
export class Reading {
	readonly #lines: string[];
	#line = 0;
	#words: string[];
	#word = 0;

	constructor(text: string) {
		this.#lines = text.split(/\r?\n/);
		this.#words = this.#split();
	}

	/** Number of the current line, counted from 1. */
	get line(): number {
		return Math.min(this.#line + 1, this.#lines.length);
	}

	/** Goes to the line after the next one that matches and returns the match. */
	after(pattern: RegExp, expected: string): RegExpExecArray {
		for (let line = this.#line; line < this.#lines.length; line++) {
			const match = pattern.exec(this.#lines[line]!);
			if (!match) continue;
			this.#goTo(line + 1);
			return match;
		}
		throw new UnreadableInstance(this.#lines.length, expected, 'the end of the file');
	}

	/** Leaves lines out, from the current one, as long as they match. */
	skipLines(pattern: RegExp): void {
		while (this.#line < this.#lines.length && pattern.test(this.#lines[this.#line]!))
			this.#goTo(this.#line + 1);
	}

	/** The next whole number, on this line or a later one. */
	integer(expected: string, least = -Infinity, most = Infinity): number {
		while (this.#word >= this.#words.length && this.#line < this.#lines.length) this.#goTo(this.#line + 1);
		const word = this.#words[this.#word];
		const value = Number(word);
		if (word === undefined || !Number.isSafeInteger(value) || value < least || value > most)
			throw new UnreadableInstance(
				this.line,
				expected,
				word === undefined ? 'the end of the file' : JSON.stringify(word),
			);
		this.#word++;
		return value;
	}

	/** As many whole numbers as asked for. */
	integers(count: number, expected: string, least = -Infinity, most = Infinity): number[] {
		return Array.from({ length: count }, () => this.integer(expected, least, most));
	}

	/** Refuses the number just read. */
	refuse(expected: string): never {
		throw new UnreadableInstance(this.line, expected, JSON.stringify(this.#words[this.#word - 1] ?? ''));
	}

	#goTo(line: number) {
		this.#line = line;
		this.#words = this.#split();
		this.#word = 0;
	}

	#split(): string[] {
		return (this.#lines[this.#line] ?? '').split(/[\s[\]]+/).filter((word) => word !== '');
	}
}
