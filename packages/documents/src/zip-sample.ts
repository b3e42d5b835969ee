import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a hand-made archive for tests, with lies where wanted. */
export interface SamplePart {
	name: string;
	content: string | Buffer;
	/** Unpacked size told in the directory instead of the true one. */
	declared?: number;
	/** Points at the header of the first part. */
	overlaps?: boolean;
	flags?: number;
}

/** A ZIP archive of the parts, for tests. */
export function zipOf(parts: readonly SamplePart[]): Buffer {
	const bodies: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const part of parts) {
		const content = Buffer.from(part.content);
		const packed = deflateRawSync(content);
		const name = Buffer.from(part.name);
		const common = fields(part, content, packed, name);
		const header = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00', 'latin1'), common, name]);
		const entry = Buffer.concat([
			Buffer.from('PK\x01\x02\x14\x00\x14\x00', 'latin1'),
			common,
			Buffer.alloc(14),
			name,
		]);
		entry.writeUInt32LE(part.overlaps ? 0 : offset, 42);
		directory.push(entry);
		bodies.push(header, packed);
		offset += header.length + packed.length;
	}
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(
		directory.reduce((sum, entry) => sum + entry.length, 0),
		12,
	);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...bodies, ...directory, end]);
}

function fields(part: SamplePart, content: Buffer, packed: Buffer, name: Buffer): Buffer {
	const common = Buffer.alloc(24);
	common.writeUInt16LE(part.flags ?? 0, 0);
	common.writeUInt16LE(8, 2);
	common.writeUInt32LE(crc32(content), 8);
	common.writeUInt32LE(packed.length, 12);
	common.writeUInt32LE(part.declared ?? content.length, 16);
	common.writeUInt16LE(name.length, 20);
	return common;
}
