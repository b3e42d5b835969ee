import { inflateRawSync } from 'node:zlib';
import { refuse } from './refusal.ts';
import { readZipParts } from './zip-parts.ts';
import type { ZipPart } from './zip-parts.ts';

const RATIO_LIMIT = 250;
const RATIO_MATTERS_FROM = 10_000_000;
const DTD_MARKS = ['<!DOCTYPE', '<!ENTITY'].flatMap((mark) => [
	Buffer.from(mark, 'latin1'),
	Buffer.from(mark, 'utf16le'),
	Buffer.from(mark, 'utf16le').swap16(),
]);

/** Ceilings for unpacking. */
export interface PackageLimits {
	parts: number;
	unpackedBytes: number;
}

/** Which Office package is wanted. */
export type PackageKind = 'xlsx' | 'docx';

/** Refuses an Office package that is of another kind, would unpack to too much, whose parts overlap, or whose XML carries a DTD. */
export function guardOfficePackage(bytes: Uint8Array, wanted: PackageKind, limits: PackageLimits): void {
	const parts = readZipParts(bytes, limits.parts);
	refuseOtherPackages(parts, wanted);
	refuseOverlaps(parts);
	const declared = parts.reduce((sum, part) => sum + part.size, 0);
	if (declared > limits.unpackedBytes)
		refuse('bomb', { limit: limits.unpackedBytes, reason: 'declared_size' });
	if (declared > RATIO_MATTERS_FROM && declared / bytes.length > RATIO_LIMIT)
		refuse('bomb', { reason: 'ratio' });
	for (const part of parts) {
		if (!/\.(xml|rels|vml)$/i.test(part.name)) continue;
		const content = unpack(bytes, part);
		refuseDtd(content, part.name);
		if (/xmlMaps\.xml$/i.test(part.name) && content.includes('schemaLocation')) refuse('external_schema');
	}
}

const PACKAGES: [string, RegExp][] = [
	['xlsb', /^\/?xl[\\/]workbook\.bin$/i],
	['xlsx', /^\/?xl[\\/]/i],
	['docx', /^\/?word[\\/]/i],
	['pptx', /^\/?ppt[\\/]/i],
	['ods', /^content\.xml$/],
];

/** What the parts of a package make it; null when they do not tell. */
export function packageKind(parts: readonly { name: string }[]): string | null {
	const known = PACKAGES.find(([, pattern]) => parts.some(({ name }) => pattern.test(name)));
	if (known) return known[0];
	return parts.some(({ name }) => /^\[Content_Types\]\.xml$/i.test(name)) ? null : 'zip';
}

function refuseOtherPackages(parts: readonly ZipPart[], wanted: PackageKind): void {
	const found = packageKind(parts);
	if (found !== null && found !== wanted) refuse('unsupported_type', { found });
}

function refuseOverlaps(parts: readonly ZipPart[]): void {
	const ordered = parts.toSorted((a, b) => a.headerStart - b.headerStart);
	ordered.forEach((part, index) => {
		const next = ordered[index + 1];
		if (next && part.dataEnd > next.headerStart) refuse('bomb', { reason: 'overlap' });
	});
	const names = new Set(parts.map((part) => part.name));
	if (names.size < parts.length) refuse('damaged', { reason: 'duplicate_part' });
}

/** A part may not unpack to more than it declares, so the declared sum is a true ceiling. */
function unpack(bytes: Uint8Array, part: ZipPart): Buffer {
	const packed = bytes.subarray(part.dataStart, part.dataEnd);
	if (part.method === 'stored') return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
	if (packed.length === 0) return Buffer.alloc(0);
	try {
		return inflateRawSync(packed, { maxOutputLength: Math.max(part.size, 1) });
	} catch (error) {
		const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
		return isTooLong
			? refuse('bomb', { reason: 'size_lie', part: part.name.slice(0, 120) })
			: refuse('damaged', { part: part.name.slice(0, 120) });
	}
}

function refuseDtd(content: Buffer, name: string): void {
	if (DTD_MARKS.some((mark) => content.includes(mark))) refuse('xml_dtd', { part: name.slice(0, 120) });
}
