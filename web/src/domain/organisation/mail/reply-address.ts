const PREFIX = 'reply+';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const KEY_BYTES = 16;

/** The municipality and the letter in 52 letters and digits: a relay may turn capitals small, and 64 is the most. */
export function replyAddress(tenantId: string, key: Uint8Array, domain: string): string {
	return `${PREFIX}${encode(Uint8Array.from([...idBytes(tenantId), ...key]))}@${domain}`;
}

export function readReplyAddress(
	address: string,
	domain: string,
): { tenantId: string; key: Uint8Array } | null {
	const at = address.lastIndexOf('@');
	const local = address.slice(0, at).toLowerCase();
	if (address.slice(at + 1).toLowerCase() !== domain || !local.startsWith(PREFIX)) return null;
	const bytes = decode(local.slice(PREFIX.length));
	if (bytes?.length !== KEY_BYTES * 2) return null;
	return { tenantId: idOf(bytes.subarray(0, KEY_BYTES)), key: bytes.subarray(KEY_BYTES) };
}

function idBytes(id: string): number[] {
	return id
		.replaceAll('-', '')
		.match(/../g)!
		.map((pair) => parseInt(pair, 16));
}

function idOf(bytes: Uint8Array): string {
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Base32 of RFC 4648 in small letters, without padding. */
function encode(bytes: Uint8Array): string {
	let text = '';
	let bits = 0;
	let held = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		for (bits += 8; bits >= 5; bits -= 5) text += LETTERS[(held >>> (bits - 5)) & 31];
		held &= (1 << bits) - 1;
	}
	return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text;
}

function decode(text: string): Uint8Array | null {
	const bytes: number[] = [];
	let bits = 0;
	let held = 0;
	for (const letter of text) {
		const value = LETTERS.indexOf(letter);
		if (value < 0) return null;
		held = (held << 5) | value;
		bits += 5;
		if (bits >= 8) {
			bits -= 8;
			bytes.push((held >>> bits) & 255);
			held &= (1 << bits) - 1;
		}
	}
	return Uint8Array.from(bytes);
}
