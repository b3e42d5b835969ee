import { refuse } from './refusal.ts';

/** One file inside a ZIP, as its central directory declares it; offsets count from the start of the archive. */
export interface ZipPart {
	name: string;
	method: 'stored' | 'deflated';
	/** Bytes after unpacking. */
	size: number;
	headerStart: number;
	dataStart: number;
	dataEnd: number;
}

const END_SIZE = 22;
const MAX_COMMENT = 65_535;
const ZIP64 = 0xffffffff;

/** The parts a ZIP declares, without unpacking; refuses more than `limit` of them and anything outside the file. */
export function readZipParts(bytes: Uint8Array, limit: number): ZipPart[] {
	const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		return readDirectory(archive, limit);
	} catch (error) {
		if (error instanceof RangeError) refuse('damaged', { reason: 'zip_directory' });
		throw error;
	}
}

function readDirectory(archive: Buffer, limit: number): ZipPart[] {
	const { count, offset } = directoryPlace(archive);
	if (count > limit) refuse('bomb', { reason: 'parts', limit });
	const parts: ZipPart[] = [];
	let position = offset;
	for (let index = 0; index < count; index++) {
		if (archive.readUInt32LE(position) !== 0x02014b50) refuse('damaged', { reason: 'zip_directory' });
		const nameLength = archive.readUInt16LE(position + 28);
		const extraLength = archive.readUInt16LE(position + 30);
		const part = readPart(archive, position, nameLength, extraLength);
		if (part) parts.push(part);
		position += 46 + nameLength + extraLength + archive.readUInt16LE(position + 32);
	}
	return parts;
}

function directoryPlace(archive: Buffer): { count: number; offset: number } {
	const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
	if (end < 0 || end < archive.length - END_SIZE - MAX_COMMENT) refuse('damaged', { reason: 'zip_end' });
	const count = archive.readUInt16LE(end + 10);
	const offset = archive.readUInt32LE(end + 16);
	if (count !== 0xffff && offset !== ZIP64) return { count, offset };
	const locator = end - 20;
	if (archive.readUInt32LE(locator) !== 0x07064b50) refuse('damaged', { reason: 'zip_end' });
	const record = Number(archive.readBigUInt64LE(locator + 8));
	return {
		count: Number(archive.readBigUInt64LE(record + 32)),
		offset: Number(archive.readBigUInt64LE(record + 48)),
	};
}

function readPart(
	archive: Buffer,
	position: number,
	nameLength: number,
	extraLength: number,
): ZipPart | null {
	const name = archive.toString('utf8', position + 46, position + 46 + nameLength);
	if ((archive.readUInt16LE(position + 8) & 1) === 1) refuse('encrypted');
	const method = archive.readUInt16LE(position + 10);
	if (method !== 0 && method !== 8) refuse('damaged', { reason: 'zip_method' });
	const extra = archive.subarray(position + 46 + nameLength, position + 46 + nameLength + extraLength);
	const declared = [24, 20, 42].map((field) => archive.readUInt32LE(position + field));
	const [size = 0, packed = 0, headerStart = 0] = wideNumbers(declared, extra);
	if (archive.readUInt32LE(headerStart) !== 0x04034b50) refuse('damaged', { reason: 'zip_header' });
	const dataStart =
		headerStart + 30 + archive.readUInt16LE(headerStart + 26) + archive.readUInt16LE(headerStart + 28);
	const dataEnd = dataStart + packed;
	if (dataEnd > archive.length) refuse('damaged', { reason: 'cut_short' });
	if (packed > 2 && size === 0) refuse('damaged', { reason: 'no_declared_size' });
	if (method === 0 && size !== packed) refuse('damaged', { reason: 'zip_sizes' });
	if (name.endsWith('/')) return null;
	return { name, method: method === 0 ? 'stored' : 'deflated', size, headerStart, dataStart, dataEnd };
}

/** Fields that do not fit 32 bits stand, in order, in the ZIP64 extra field. */
function wideNumbers(fields: readonly number[], extra: Buffer): number[] {
	if (!fields.includes(ZIP64)) return [...fields];
	let position = 0;
	while (extra.readUInt16LE(position) !== 1) position += 4 + extra.readUInt16LE(position + 2);
	position += 4;
	return fields.map((field) => {
		if (field !== ZIP64) return field;
		const wide = Number(extra.readBigUInt64LE(position));
		position += 8;
		return wide;
	});
}
