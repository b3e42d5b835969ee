import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';

type Compress = (body: Buffer) => Promise<Buffer>;

/** What is worth compressing in less time than sending takes, best first. */
const encodings: readonly [string, Compress][] = [
	['zstd', (body) => promisify(zstdCompress)(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })],
	['gzip', (body) => promisify(gzip)(body, { level: 1 })],
];
const SMALLEST = 1400;

/** The same page in fewer bytes, for whoever takes it; other answers are left as they are. */
export async function compressed(request: Request, response: Response): Promise<Response> {
	const { headers, status } = response;
	if (!headers.get('content-type')?.startsWith('text/html') || headers.has('content-encoding'))
		return response;
	headers.append('vary', 'accept-encoding');
	const accepted = request.headers.get('accept-encoding') ?? '';
	const encoding = encodings.find(([name]) => accepts(accepted, name));
	if (!encoding || !response.body || request.method === 'HEAD') return response;
	const body = Buffer.from(await response.arrayBuffer());
	if (body.length < SMALLEST) return new Response(body, { status, headers });
	const [name, compress] = encoding;
	headers.set('content-encoding', name);
	headers.delete('content-length');
	return new Response(new Uint8Array(await compress(body)), { status, headers });
}

function accepts(accepted: string, name: string): boolean {
	return accepted.split(',').some((part) => {
		const [encoding, weight] = part.trim().split(/\s*;\s*/);
		return encoding === name && !/^q=0(\.0*)?$/.test(weight ?? '');
	});
}
