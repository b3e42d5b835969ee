import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
// OWASP password storage: Argon2id, 19 MiB, two passes, one lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

async function tag(password: string, nonce: Buffer): Promise<Buffer> {
	return derive('argon2id', { message: password.normalize('NFKC'), nonce, ...COST });
}

export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	const hash = await tag(password, nonce);
	const parts = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
	return `$argon2id$v=19$${parts}$${nonce.toString('base64url')}$${hash.toString('base64url')}`;
}

// The same work is done for an unknown account, so that time tells nothing.
const NOBODY =
	'$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
	const [, , , , nonce, hash] = (stored ?? NOBODY).split('$');
	const expected = Buffer.from(hash ?? '', 'base64url');
	const actual = await tag(password, Buffer.from(nonce ?? '', 'base64url'));
	return stored !== undefined && expected.length === actual.length && timingSafeEqual(expected, actual);
}
