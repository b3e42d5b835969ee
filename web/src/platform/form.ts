/** What a form action answers when it could not do what was asked; the page shows it and keeps what was typed. */
export interface FormAnswer {
	/** The action's name, so that a page with several forms shows it at the right one. */
	form: string;
	values: Record<string, unknown>;
	issues: FormIssue[];
	refusal?: { code: string; data: Record<string, string | number | boolean | null>; text: string };
}

export interface FormIssue {
	/** Dotted path of the field, as its `name` attribute; empty for the whole form. */
	field: string;
	/** Key under `issue.` in the messages. */
	code: string;
	data: Record<string, string | number>;
	/** The same in the reader's words. */
	text: string;
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_FIELDS = 5_000;

/**
 * A form as data: `name` once is text, `name[]` is a list, `row.field` nests.
 * Files stay files; a repeated plain name keeps its first value.
 */
export function readForm(form: FormData): Record<string, unknown> {
	const record: Record<string, unknown> = Object.create(null);
	let count = 0;
	for (const [name, value] of form.entries()) {
		if (++count > MOST_FIELDS) break;
		const isList = name.endsWith('[]');
		const path = (isList ? name.slice(0, -2) : name).split('.');
		if (path.length > 6 || path.some((part) => part === '' || FORBIDDEN.has(part))) continue;
		// PostgreSQL has no text with a zero byte in it, and nobody types one.
		place(record, path, typeof value === 'string' ? value.replaceAll('\0', '') : value, isList);
	}
	return record;
}

function place(record: Record<string, unknown>, path: string[], value: unknown, isList: boolean): void {
	const last = path[path.length - 1]!;
	let inner = record;
	for (const part of path.slice(0, -1)) {
		inner[part] ??= Object.create(null);
		if (typeof inner[part] !== 'object' || inner[part] === null || Array.isArray(inner[part])) return;
		inner = inner[part] as Record<string, unknown>;
	}
	if (!isList) inner[last] ??= value;
	else if (inner[last] === undefined) inner[last] = [value];
	else if (Array.isArray(inner[last])) inner[last].push(value);
}
