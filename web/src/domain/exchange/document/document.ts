import { REPORT_FORMATS, type ReportFormat } from '@luotsi/documents/report';
import type { Locale } from '#platform/locale/locale.ts';

/** What of the product is a document; kept with the bytes, so a name once used stays. */
export const documentSubjects = [
	'plan',
	'edition',
	'minutes',
	'decision',
	'review',
	'work_plan',
	'post_case',
] as const;
export type DocumentSubject = (typeof documentSubjects)[number];

export interface DocumentAsked {
	subject: DocumentSubject;
	id: string;
	language: Locale;
	format: ReportFormat;
}

export interface DocumentFile {
	bytes: Uint8Array<ArrayBuffer>;
	name: string;
	sha256: string;
	format: ReportFormat;
}

/** One file that has been kept. */
export interface FrozenFact {
	language: Locale;
	format: ReportFormat;
	size: number;
	sha256: string;
	madeAt: Date;
}

export const documentTypes: Record<ReportFormat, string> = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	html: 'text/html; charset=utf-8',
};

export function isFormat(text: string): text is ReportFormat {
	return (REPORT_FORMATS as readonly string[]).includes(text);
}

/** The title as a file's name, in any system. */
export function fileName(title: string, format: ReportFormat): string {
	const plain = title
		.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
	return `${Array.from(plain).slice(0, 120).join('') || 'document'}.${format}`;
}
