import { readClauses, readDocumentIsolated, shownName, type Clause } from '@luotsi/documents';
import type { Actor } from '#platform/actor.server.ts';
import { refuseFile } from '#platform/file-refusal.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { hashOf, writeFirst } from '../edition/first-edition.server.ts';
import type { ClauseDraft } from './clause-draft.ts';
import {
	DOCUMENT_CEILING,
	mostClauses,
	type ObligationMark,
	type SourceText,
	type Strategy,
	type StrategyChange,
	type StrategyDraft,
	type StrategySummary,
} from './strategy.ts';
import * as store from './strategy.store.server.ts';

export interface Preview {
	title: string;
	sourceName: string;
	/** Pages of the file that could not be read. */
	missingPages: string;
	serviceAreaId: string;
	clauses: ClauseDraft[];
	/** The same words are here already: keeping them again would add nothing. */
	twin: { id: string; title: string } | null;
}

export function list(actor: Actor): Promise<StrategySummary[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<Strategy> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const strategy = found(await store.find(db, id), 'strategy');
		return { ...strategy, clauses: await store.clausesOf(db, id) };
	});
}

interface ReadSource {
	clauses: Clause[];
	sourceName: string;
	missingPages: string;
}

async function readSource({ text, file }: SourceText): Promise<ReadSource> {
	const name = file instanceof File ? file.name : '';
	// A form sends a nameless empty file where none was chosen.
	if (!file || (file.size === 0 && name === ''))
		return { clauses: readClauses(text), sourceName: '', missingPages: '' };
	const bytes = new Uint8Array(await file.arrayBuffer());
	const read = await readDocumentIsolated(bytes, name, DOCUMENT_CEILING);
	if (!read.ok) refuseFile(read, 'text');
	const { clauses, format, pages = 0, unreadablePages = [] } = read;
	if (clauses.length === 0)
		refuse(format === 'pdf' ? 'scanned_pdf' : 'file_without_text', { file: shownName(name), pages });
	return { clauses, sourceName: name.slice(0, 200), missingPages: unreadablePages.join(', ') };
}

/** The text cut into numbered clauses; nothing is kept yet. */
export async function preview(actor: Actor, source: SourceText): Promise<Preview> {
	actor.must('strategy.manage');
	const { clauses: read, sourceName, missingPages } = await readSource(source);
	const clauses = read.map(({ number, kind, level, text, obligation }) => ({
		number,
		kind,
		level: Math.min(level, 12),
		text,
		isObligation: obligation,
	}));
	if (clauses.length === 0) refuse('text_has_no_clauses');
	if (clauses.length > mostClauses)
		refuse('strategy_too_long', { limit: mostClauses, count: clauses.length });
	const first = clauses.find(({ kind }) => kind === 'heading') ?? clauses[0]!;
	const title = source.title || first.text.slice(0, 300);
	return {
		title,
		sourceName,
		missingPages,
		serviceAreaId: source.serviceAreaId,
		clauses,
		twin: await twinOf(actor, clauses),
	};
}

export async function twinOf(actor: Actor, clauses: readonly ClauseDraft[]): Promise<Preview['twin']> {
	actor.must('strategy.read');
	return actor.read(async (db) => (await store.findByHash(db, hashOf(clauses))) ?? null);
}

/** Keeps the document with its clauses; the same text kept before is answered, not doubled. */
export async function keep(actor: Actor, draft: StrategyDraft): Promise<{ id: string; isNew: boolean }> {
	actor.must('strategy.manage');
	const twin = await twinOf(actor, draft.clauses);
	if (twin) return { id: twin.id, isNew: false };
	return actor.change(
		async (db, record) => {
			const id = newId();
			const { title, serviceAreaId, sourceName, clauses, kind = 'service_strategy', parentId = null } = draft;
			if (serviceAreaId) found(await store.hasArea(db, serviceAreaId), 'service_area');
			const row = {
				id,
				title,
				service_area_id: serviceAreaId,
				kind,
				parent_id: parentId,
				source_name: sourceName || null,
				text_hash: hashOf(clauses),
			};
			if (parentId) found(await store.find(db, parentId), 'strategy');
			if (!(await store.insert(db, row))) refuse('strategy_already_here', { title });
			const day = today();
			const adoptedOn = draft.adoptedOn === undefined ? day : draft.adoptedOn;
			const inForceFrom = draft.inForceFrom ?? null;
			record('strategy.imported', { type: 'strategy', id }, { title, clauses: clauses.length });
			const first = { strategyId: id, title, sourceName, clauses, adoptedOn, inForceFrom, day };
			await writeFirst(db, record, actor, first);
			return { id, isNew: true };
		},
		{ verb: 'strategy.keep', key: draft.key },
	);
}

export async function amend(actor: Actor, change: StrategyChange): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const { id, version, title, serviceAreaId } = change;
		const before = found(await store.find(db, id), 'strategy');
		const { kind = before.kind, parentId = before.parentId, accountableId = before.accountableId } = change;
		if (serviceAreaId) found(await store.hasArea(db, serviceAreaId), 'service_area');
		if (accountableId) found(await store.hasPosition(db, accountableId), 'position');
		if (parentId) {
			found(await store.find(db, parentId), 'strategy');
			if (await store.stands(db, parentId, id)) refuse('strategy_under_itself');
		}
		const after = { title, serviceAreaId, kind, parentId, accountableId };
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		const earlier = Object.fromEntries(
			Object.keys(after).map((key) => [key, before[key as keyof typeof after]]),
		);
		record('strategy.amended', { type: 'strategy', id }, { before: earlier, after });
	});
}

/** Whether a clause lays a duty is a human's last word. */
export async function markObligation(actor: Actor, mark: ObligationMark): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const clause = found(await store.findClause(db, mark.clauseId), 'clause');
		if (!(await store.updateClause(db, mark.clauseId, mark.version, { is_obligation: mark.obligation })))
			refuse('conflict');
		await store.markAhead(db, mark.clauseId, mark.obligation);
		const verb = mark.obligation ? 'clause.marked_obligation' : 'clause.unmarked_obligation';
		record(verb, { type: 'strategy', id: clause.strategyId }, { number: clause.number });
	});
}
