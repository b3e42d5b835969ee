/** Text with the encoding its bytes were read in. */
export interface DecodedText {
	text: string;
	encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';
}

const SAMPLE = 4096;

/** Reads bytes as text: by byte order mark, else UTF-16 by its zeros, UTF-8 when valid, else a one-byte code page. */
export function decodeText(bytes: Uint8Array): DecodedText {
	const unicode = decodeUnicode(bytes);
	if (unicode) return unicode;
	const encoding = looksLikeMac(bytes) ? 'macintosh' : 'windows-1252';
	return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** Reads bytes as Unicode text, or null when they are not; a byte order mark is taken off. */
export function decodeUnicode(bytes: Uint8Array): DecodedText | null {
	const utf16 = utf16Kind(bytes);
	if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16 };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		return null;
	}
}

function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2);
	if (pairs < 2 || bytes.length % 2 === 1) return null;
	let even = 0;
	let odd = 0;
	for (let index = 0; index < pairs * 2; index += 2) {
		if (bytes[index] === 0) even++;
		if (bytes[index + 1] === 0) odd++;
	}
	if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
	if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
	return null;
}

/** Old Macintosh files write ä and ö as bytes that Windows uses for the rare Š and š. */
function looksLikeMac(bytes: Uint8Array): boolean {
	const isLower = (byte: number | undefined) => byte !== undefined && byte >= 0x61 && byte <= 0x7a;
	let mac = 0;
	for (let index = 0; index < bytes.length; index++) {
		const byte = bytes[index];
		if (byte === 0xe4 || byte === 0xf6 || byte === 0xc4 || byte === 0xd6) return false;
		if ((byte === 0x8a || byte === 0x9a) && isLower(bytes[index - 1])) mac++;
	}
	return mac > 0;
}

/** True when the text holds characters that no text file has. */
export function looksBinary(text: string): boolean {
	const head = text.slice(0, SAMPLE);
	// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
	const controls = head.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
	return controls > Math.max(2, head.length * 0.02);
}
