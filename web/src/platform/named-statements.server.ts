import type pg from 'pg';

const MOST_NAMES = 300;
const plannable = /^\s*(select|insert|update|delete|with)\b/i;
const names = new Map<string, string>();

/** A statement asked again is known; how many are known is bounded, because each connection keeps their plans. */
function nameOf(text: string): string | undefined {
	const known = names.get(text);
	if (known || names.size >= MOST_NAMES || !plannable.test(text)) return known;
	const name = `s${names.size}`;
	names.set(text, name);
	return name;
}

/** The database reads and plans a statement once for each connection, not each time it is asked. */
export function nameStatements(client: pg.PoolClient): void {
	const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
	const asked = (text: unknown, values?: unknown, ...rest: unknown[]) => {
		const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
		return name ? ask({ name, text, values }, ...rest) : ask(text, values, ...rest);
	};
	client.query = asked as typeof client.query;
}
