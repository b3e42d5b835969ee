import path from 'node:path';
import { readDocumentIsolated, readTableIsolated } from '@luotsi/documents';
import type { DocumentResult, ProcessUsage, TableResult } from '@luotsi/documents';
import { IMPORT_LIMITS } from '../web/src/domain/exchange/import-run/import-run.ts';
import { DOCUMENT_CEILING } from '../web/src/domain/strategy/strategy/strategy.ts';
import type { Sample } from './import-manifest.ts';

export interface Reading extends ProcessUsage {
	result: TableResult | DocumentResult;
}

/** Reads a file as the product does: tables as needs are imported, documents as strategies are. */
export async function readForeign(sample: Sample, bytes: Uint8Array): Promise<Reading> {
	const started = performance.now();
	let peakMb = 0;
	const onEnd = (usage: ProcessUsage) => {
		peakMb = usage.peakMb;
	};
	const { megabytes, ...limits } = IMPORT_LIMITS;
	const isDocument = sample.format === 'docx' || sample.format === 'pdf';
	const result = isDocument
		? await readDocumentIsolated(bytes, uploadName(sample), { ...DOCUMENT_CEILING, onEnd })
		: await readTableIsolated(bytes, uploadName(sample), { bytes: megabytes * 1_000_000, ...limits, onEnd });
	return { result, peakMb, milliseconds: performance.now() - started };
}

/** A file without a telling name would be sent under one that tells its format. */
export function uploadName({ path: file, format }: Sample): string {
	const name = path.basename(file);
	return /\.[a-z]{2,5}$/i.test(name) ? name : `${name}.${format}`;
}
