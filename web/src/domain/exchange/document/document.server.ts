import { createHash } from 'node:crypto';
import {
	canWritePdf,
	REPORT_FORMATS,
	ReportRefused,
	writeReport,
	type PdfStandard,
	type Report,
	type ReportFormat,
} from '@luotsi/documents/report';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { locales } from '#platform/locale/locale.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { Refusal, refuse } from '#platform/refusal.ts';
import { runtime } from '#platform/runtime.server.ts';
import { documentKinds } from './document-kinds.server.ts';
import {
	fileName,
	type DocumentAsked,
	type DocumentFile,
	type DocumentSubject,
	type FrozenFact,
} from './document.ts';
import * as store from './document.store.server.ts';

/** A file of a document: of what is decided the kept bytes for ever, of all else what it says now. */
export async function file(actor: Actor, asked: DocumentAsked): Promise<DocumentFile> {
	const kind = documentKinds[asked.subject];
	actor.must(kind.permission);
	const kept = await actor.read((db) => store.find(db, asked));
	if (kept) return kept;
	const isDecided = await kind.isDecided(actor, asked.id);
	const report = await kind.report(actor, asked.id, asked.language);
	const made = await written(report, asked.format, kind.standard);
	return isDecided ? keep(actor, asked, made) : made;
}

/** A file of what is not decided once, such as a list of a year; made of what is known now. */
export function live(report: Report, format: ReportFormat): Promise<DocumentFile> {
	return written(report, format);
}

export function kept(actor: Actor, subject: DocumentSubject, id: string): Promise<FrozenFact[]> {
	actor.must(documentKinds[subject].permission);
	return actor.read((db) => store.list(db, subject, id));
}

/** Formats that this installation can write. */
export function formatsHere(): ReportFormat[] {
	return REPORT_FORMATS.filter((format) => format !== 'pdf' || canWritePdf());
}

const MOST_AT_ONCE = 5;
const MOST_TRIES = 3;
/** What could not be written, by how many times: not tried for ever. */
const tries = new Map<string, number>();

/** Keeps the files of what has been decided and has them not yet. Returns how many were written. */
export async function freezeDecided(actor: Actor, signal: AbortSignal): Promise<number> {
	const wanted = locales.length * formatsHere().length;
	const lacking = await actor.read((db) => store.decidedWithout(db, wanted, MOST_AT_ONCE * MOST_TRIES));
	const tried = lacking.filter(({ id }) => (tries.get(id) ?? 0) < MOST_TRIES).slice(0, MOST_AT_ONCE);
	let count = 0;
	for (const { subject, id } of tried) {
		if (signal.aborted) break;
		tries.set(id, (tries.get(id) ?? 0) + 1);
		const made = await freezeOne(actor, subject, id);
		if (made === null) continue;
		count += made;
		tries.delete(id);
	}
	return count;
}

/** Null where it is refused: one that cannot be written holds up no other. */
async function freezeOne(actor: Actor, subject: DocumentSubject, id: string): Promise<number | null> {
	try {
		return await freeze(actor, subject, id);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code } = error;
		runtime().log.warn({ code, subject, id, tenant: actor.tenantId }, 'document not kept');
		return null;
	}
}

/** Keeps what is missing of one decided document, in all languages and formats. */
export async function freeze(actor: Actor, subject: DocumentSubject, id: string): Promise<number> {
	const kind = documentKinds[subject];
	actor.must(kind.permission);
	if (!(await kind.isDecided(actor, id))) return 0;
	const have = new Set((await kept(actor, subject, id)).map((one) => `${one.language} ${one.format}`));
	let count = 0;
	for (const language of locales) {
		const missing = formatsHere().filter((format) => !have.has(`${language} ${format}`));
		if (missing.length === 0) continue;
		const report = await kind.report(actor, id, language);
		for (const format of missing) {
			await keep(actor, { subject, id, language, format }, await written(report, format, kind.standard));
			count++;
		}
	}
	return count;
}

async function keep(actor: Actor, asked: DocumentAsked, made: DocumentFile): Promise<DocumentFile> {
	await writeProgress(actor, (db) => store.insert(db, newId(), asked, made));
	return (await actor.read((db) => store.find(db, asked))) ?? made;
}

async function written(
	report: Report,
	format: ReportFormat,
	standard: PdfStandard = 'ua-1',
): Promise<DocumentFile> {
	const bytes = new Uint8Array(await bytesOf(report, format, standard));
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { bytes, sha256, format, name: fileName(report.title, format) };
}

async function bytesOf(report: Report, format: ReportFormat, standard: PdfStandard): Promise<Uint8Array> {
	try {
		return await writeReport(report, format, { standard });
	} catch (error) {
		if (!(error instanceof ReportRefused)) throw error;
		if (error.code === 'no_pdf_here') refuse('document_no_pdf_here');
		if (error.code === 'busy') refuse('document_busy');
		runtime().log.error({ err: error, format }, 'document not written');
		refuse(error.code === 'not_written' ? 'document_not_written' : 'document_too_large');
	}
}
