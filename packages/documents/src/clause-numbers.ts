interface Heading {
	number: string | null;
	depth: number | null;
}

interface Place {
	number: string;
	level: number;
}

/** Gives each clause a number nobody else has, keeping the numbers that headings bring along. */
export class ClauseNumbers {
	readonly #reserved: ReadonlySet<string>;
	readonly #counts = new Map<string, number>();
	/** Headings the next clause stands under, outermost first; `depth` is of unnumbered ones. */
	#path: { number: string; level: number; depth: number; isGiven: boolean }[] = [];
	readonly #given = new Set<string>();

	constructor(reserved: readonly string[]) {
		this.#reserved = new Set(reserved);
	}

	heading(heading: Heading): Place {
		const isGiven = heading.number !== null && !this.#given.has(heading.number);
		const place = isGiven
			? this.#givenHeading(heading.number ?? '')
			: this.#countedHeading(heading.depth ?? 1);
		return { number: place.number, level: place.level };
	}

	item(depth: number): Place {
		const parent = this.#path.at(-1);
		return { number: this.#next(parent?.number ?? ''), level: (parent?.level ?? 0) + 1 + depth };
	}

	#givenHeading(number: string): Place {
		this.#given.add(number);
		const level = number.split('.').length;
		this.#path = [{ number, level, depth: 0, isGiven: true }];
		return { number, level };
	}

	/** Counted headings stand beside the last one of their depth, and below a heading that brought its own number. */
	#countedHeading(depth: number): Place {
		while (this.#path.length > 0 && !this.#path.at(-1)?.isGiven && (this.#path.at(-1)?.depth ?? 0) >= depth)
			this.#path.pop();
		const parent = this.#path.at(-1);
		const isFront = !parent && this.#reserved.size > 0 && this.#given.size === 0;
		const number = isFront && !this.#counts.has('front') ? this.#front() : this.#next(parent?.number ?? '');
		const level = (parent?.level ?? 0) + 1;
		this.#path.push({ number, level, depth, isGiven: false });
		return { number, level };
	}

	/** A title before numbered chapters is chapter 0. */
	#front(): string {
		this.#counts.set('front', 1);
		return '0';
	}

	#next(parent: string): string {
		let count = this.#counts.get(parent) ?? 0;
		let number: string;
		do {
			count++;
			number = parent === '' ? String(count) : `${parent}.${count}`;
		} while (this.#reserved.has(number));
		this.#counts.set(parent, count);
		return number;
	}
}
