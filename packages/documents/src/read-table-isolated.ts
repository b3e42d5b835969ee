import { inChild, readerLimits } from './isolation.ts';
import type { ProcessLimits } from './isolation.ts';
import { Refused, refusalFrom } from './refusal.ts';
import { DEFAULT_LIMITS } from './table.ts';
import type { TableLimits, TableResult } from './table.ts';

/** Limits of the table and of the process that reads it. */
export interface IsolationOptions extends Partial<TableLimits>, ProcessLimits {}

/** Reads a table in a process of its own, which is killed when its time or memory is used up. */
export async function readTableIsolated(
	bytes: Uint8Array,
	fileName: string,
	options: IsolationOptions = {},
): Promise<TableResult> {
	try {
		const limit = options.bytes ?? DEFAULT_LIMITS.bytes;
		if (bytes.length > limit) throw new Refused('too_large', { limit, bytes: bytes.length });
		const answer = await inChild({ kind: 'table', fileName, limits: readerLimits(options) }, bytes, options);
		return answer as TableResult;
	} catch (error) {
		return refusalFrom(error, fileName);
	}
}
