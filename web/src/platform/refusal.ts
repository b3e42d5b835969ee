import type refusals from '../messages/fi/refusal.json';

/** A refusal is a code with data; its words are made at the edge, in the reader's language. */
export type RefusalCode = keyof typeof refusals;
export type RefusalData = Record<string, string | number | boolean | null>;

const STATUS: Partial<Record<RefusalCode, number>> = {
	forbidden: 403,
	sign_in_first: 401,
	not_found: 404,
	too_many_attempts: 429,
	too_large: 413,
	file_too_large: 413,
	body_too_large: 413,
};

export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly data: RefusalData;
	readonly status: number;

	constructor(code: RefusalCode, data: RefusalData = {}) {
		super(code);
		this.name = 'Refusal';
		this.code = code;
		this.data = data;
		this.status = STATUS[code] ?? 409;
	}
}

export function refuse(code: RefusalCode, data?: RefusalData): never {
	throw new Refusal(code, data);
}

/** The row, or a refusal that says it is not there (for this tenant). */
export function found<T>(row: T | undefined | null, subject: string): T {
	if (row === undefined || row === null) refuse('not_found', { subject });
	return row;
}
