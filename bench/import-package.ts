import { inflateRawSync } from 'node:zlib';

/** The XML parts of an Office package whose names fit, read without the product's own reader. */
export function partsOf(bytes: Uint8Array, pattern: RegExp): Map<string, string> {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const parts = new Map<string, string>();
	const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	let at = file.readUInt32LE(end + 16);
	for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
		const [nameLength, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
		const name = file
			.toString('utf8', at + 46, at + 46 + nameLength!)
			.replaceAll('\\', '/')
			.replace(/^\//, '');
		if (pattern.test(name)) parts.set(name, unpacked(file, at));
		at += 46 + nameLength! + extra! + comment!;
	}
	return parts;
}

function unpacked(file: Buffer, at: number): string {
	const header = file.readUInt32LE(at + 42);
	const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
	const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
	const content = file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
	const isWide = content[0] === 0xff && content[1] === 0xfe;
	return content.toString(isWide ? 'utf16le' : 'utf8');
}

/** Text of XML with its entities. */
export function plainXml(text: string): string {
	const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
	return text.replace(/&(#x?[\da-f]+|\w+);/gi, (all, name: string) =>
		name.startsWith('#')
			? String.fromCodePoint(Number(name.replace('#', '0').replace(/^0(?=\d)/, '')) || 0xfffd)
			: (named[name] ?? all),
	);
}
