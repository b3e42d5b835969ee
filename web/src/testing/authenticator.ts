import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

function head(major: number, length: number): Buffer {
	if (length < 24) return Buffer.from([(major << 5) | length]);
	if (length < 256) return Buffer.from([(major << 5) | 24, length]);
	return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

/** As much of CBOR (RFC 8949) as a passkey needs. */
function cbor(value: Cbor): Buffer {
	if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
	if (typeof value === 'string')
		return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
	if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
	const pairs = [...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)]);
	return Buffer.concat([head(5, value.size), ...pairs]);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const PRESENT_AND_VERIFIED = 0x05;
const HAS_CREDENTIAL = 0x40;

interface Asked {
	challenge: string;
	origin: string;
	host: string;
}

/** A security key in software: ES256, no attestation, a counter of its own. */
export class Authenticator {
	readonly id = randomBytes(32);
	readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	counter = 0;

	create(asked: Asked) {
		const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
		const coordinate = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
		const key = new Map<number, Cbor>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, coordinate(x)],
			[-3, coordinate(y)],
		]);
		const length = Buffer.from([this.id.length >> 8, this.id.length & 255]);
		const credential = Buffer.concat([Buffer.alloc(16), length, this.id, cbor(key)]);
		const authData = Buffer.concat([this.#data(asked.host, HAS_CREDENTIAL), credential]);
		const attestation = new Map<string, Cbor>([
			['fmt', 'none'],
			['attStmt', new Map()],
			['authData', authData],
		]);
		const response = {
			clientDataJSON: this.#client('webauthn.create', asked).toString('base64url'),
			attestationObject: cbor(attestation).toString('base64url'),
			transports: ['internal'],
		};
		return { ...this.#credential(), response };
	}

	get(asked: Asked, userHandle?: string) {
		this.counter += 1;
		const client = this.#client('webauthn.get', asked);
		const data = this.#data(asked.host, 0);
		const signature = createSign('sha256').update(data).update(sha256(client)).sign(this.#keys.privateKey);
		const response = {
			clientDataJSON: client.toString('base64url'),
			authenticatorData: data.toString('base64url'),
			signature: signature.toString('base64url'),
			...(userHandle && { userHandle }),
		};
		return { ...this.#credential(), response };
	}

	#credential() {
		const id = this.id.toString('base64url');
		return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
	}

	#client(type: string, { challenge, origin }: Asked): Buffer {
		return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	}

	#data(host: string, flags: number): Buffer {
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(this.counter);
		return Buffer.concat([sha256(host), Buffer.from([PRESENT_AND_VERIFIED | flags]), counter]);
	}
}
