import * as v from 'valibot';
import { ChosenFile, Id, Key, Version } from '#domain/organisation/tenant/tenant.ts';
import type { FrameworkFile } from '../framework/framework.ts';

export const FRAMEWORK_UPLOAD = {
	megabytes: 2,
	rows: 500,
	columns: 60,
	cells: 30_000,
	characters: 1_000_000,
} as const;
export const FRAMEWORK_UPLOAD_BYTES = (FRAMEWORK_UPLOAD.megabytes + 1) * 1_000_000;

export const FrameworkUpload = v.object({
	file: ChosenFile,
	key: Key,
});

export const FrameworkImportOf = v.object({ id: Id, version: Version });
export type FrameworkImportOf = v.InferOutput<typeof FrameworkImportOf>;

export const fileIssues = [
	'no_code',
	'code_twice',
	'no_name',
	'no_level',
	'too_long',
	'no_column',
	'wrong_shape',
] as const;
export type FileIssueCode = (typeof fileIssues)[number];

/** What is wrong in a file, and where: a row of a table, or a place in a JSON file. */
export interface FileIssue {
	at: string;
	code: FileIssueCode;
	about: string;
}

export interface ReadFramework {
	/** As much of it as could be read. */
	file: FrameworkFile | null;
	issues: FileIssue[];
}

export interface FrameworkImport extends ReadFramework {
	id: string;
	fileName: string;
	frameworkId: string | null;
	begunAt: Date;
	savedAt: Date | null;
	undoneAt: Date | null;
	version: number;
}
