import { randomBytes } from 'node:crypto';

/** UUID version 7 (RFC 9562): made in the app so that keys need no shared sequence; sorts by time. */
export function newId(now = Date.now()): string {
	const bytes = randomBytes(16);
	bytes.writeUIntBE(now, 0, 6);
	bytes[6] = 0x70 | (bytes[6]! & 0x0f);
	bytes[8] = 0x80 | (bytes[8]! & 0x3f);
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 192 random bits, URL-safe: for links that must not be guessed. */
export function newToken(): string {
	return randomBytes(24).toString('base64url');
}
