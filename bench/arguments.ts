/** Thrown for a command line that cannot be understood; its message is all that is shown. */
export class Usage extends Error {}

/** `--name value` and `--name` of a command line. */
export class Options {
	readonly #given = new Map<string, string>();

	/** `values` take a value, `flags` do not; anything else is refused. */
	constructor(args: readonly string[], { values, flags }: { values: string[]; flags: string[] }) {
		for (let index = 0; index < args.length; index++) {
			const name = args[index]!.replace(/^--/, '');
			const isFlag = flags.includes(name);
			if (!args[index]!.startsWith('--') || (!isFlag && !values.includes(name)))
				throw new Usage(
					`"${args[index]}" is not understood. There are: ${[...values, ...flags].map((one) => `--${one}`).join(' ')}.`,
				);
			const value = isFlag ? 'yes' : args[++index];
			if (value === undefined) throw new Usage(`--${name} needs a value.`);
			this.#given.set(name, value);
		}
	}

	has(name: string): boolean {
		return this.#given.has(name);
	}

	text(name: string): string | undefined {
		return this.#given.get(name);
	}

	needed(name: string): string {
		const value = this.#given.get(name);
		if (value === undefined) throw new Usage(`--${name} is missing.`);
		return value;
	}

	number(name: string): number | undefined {
		const text = this.#given.get(name);
		const value = Number(text);
		if (text !== undefined && (!Number.isFinite(value) || value < 0 || text.trim() === ''))
			throw new Usage(`--${name} needs a number, not "${text}".`);
		return text === undefined ? undefined : value;
	}
}
