import { refuse } from '../refusal.ts';

/** A SIP2 message ready to be sent. Only the two functions here make them, so no message about a patron can exist. */
export class Sip2Message {
	readonly bytes: Uint8Array;
	/** The message without what follows the fields; never shown, as it may hold a password. */
	readonly #kind: '93' | '99';

	private constructor(kind: '93' | '99', fields: string, sequence: number | null) {
		this.#kind = kind;
		this.bytes = Buffer.from(`${sealed(`${kind}${fields}`, sequence)}\r`, 'latin1');
	}

	/** 93: signs the machine in; the sequence number is left out where the server knows no error detection. */
	static login(
		{ user, password, location }: { user: string; password: string; location: string },
		sequence: number | null,
	): Sip2Message {
		const place = location === '' ? '' : `CP${field('location', location)}|`;
		const fields = `00CN${field('user', user)}|CO${field('password', password)}|${place}`;
		return new Sip2Message('93', fields, sequence);
	}

	/** 99: asks for the status of the library system, telling that this machine is well. */
	static status(sequence: number | null): Sip2Message {
		return new Sip2Message('99', '00802.00', sequence);
	}

	/** The kind alone, so that no log ever has a password. */
	toJSON(): string {
		return this.#kind;
	}
}

/** What the library system says of itself in a 98. */
export interface AcsStatus {
	isOnline: boolean;
	takesReturns: boolean;
	lends: boolean;
	institution: string;
}

/** Reads a 94: whether the sign-in was accepted. */
export function readLogin(message: Buffer, sequence: number | null): boolean {
	const text = opened(message, '94', sequence);
	return /^94[01]/.test(text) ? text[2] === '1' : refuse('unknown_shape', { type: '94' });
}

/** Reads a 98. */
export function readStatus(message: Buffer, sequence: number | null): AcsStatus {
	const text = opened(message, '98', sequence);
	const [, flags = '', fields = ''] =
		/^98([YN]{6})[\d ]{6}.{18}\d\.\d\d(.*)$/s.exec(text) ?? refuse('unknown_shape', { type: '98' });
	const institution = /^AO([^|]*)\|/.exec(fields)?.[1] ?? refuse('unknown_shape', { type: '98' });
	return {
		isOnline: flags[0] === 'Y',
		takesReturns: flags[1] === 'Y',
		lends: flags[2] === 'Y',
		institution: institution.slice(0, 60),
	};
}

/** Low 16 bits of the two's complement of the bytes' sum, as four hexadecimal digits. */
export function checksumOf(text: string): string {
	const sum = Buffer.from(text, 'latin1').reduce((total, byte) => total + byte, 0);
	return (-sum & 0xffff).toString(16).toUpperCase().padStart(4, '0');
}

function sealed(text: string, sequence: number | null): string {
	if (sequence === null) return text;
	const whole = `${text}AY${sequence}AZ`;
	return whole + checksumOf(whole);
}

/** The message of the awaited kind without its tail; a server without error detection sends none. */
function opened(message: Buffer, kind: '94' | '98', sequence: number | null): string {
	const text = message.toString('latin1').replace(/^[\s\0]+/, '');
	const [, body = text, echoed, sum] = /^(.*?)(?:AY(\d))?AZ([0-9A-F]{4})$/is.exec(text) ?? [];
	if (sequence !== null && sum !== undefined) {
		if (checksumOf(text.slice(0, -4)) !== sum.toUpperCase()) refuse('bad_checksum');
		if (body === '96') refuse('resend_asked');
		if (echoed !== String(sequence)) refuse('unexpected_message', { type: body.slice(0, 2) });
	}
	if (body.startsWith('96')) refuse('resend_asked');
	if (!body.startsWith(kind))
		refuse('unexpected_message', { type: /^\d\d/.exec(body)?.[0] ?? null, awaited: kind });
	return body;
}

/** What would end a field or a message could smuggle in another message. */
function field(key: string, value: string): string {
	const isSafe = /^[\x20-\x7b\x7d\x7e\xa0-\xff]{1,255}$/.test(value);
	return isSafe ? value : refuse('bad_setting', { key, reason: 'not_sip2' });
}
