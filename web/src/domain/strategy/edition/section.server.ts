import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { freeNumber } from '../strategy/clause-draft.ts';
import { mostClauses } from '../strategy/strategy.ts';
import { compare, type Comparison } from './comparison.ts';
import { baseOf, type Edition, type EditionClause } from './edition.ts';
import * as store from './edition.store.server.ts';
import { plainWords } from './lineage.ts';
import { clausesFrom, markdownOf, sectionsOf } from './section.ts';
import type { SectionAmendment, SectionPreview, SectionVersion } from './section-form.ts';
import * as sections from './section.store.server.ts';

interface Desk {
	edition: Edition;
	clauses: EditionClause[];
	/** The adopted edition beside which the draft is written; none before the first adoption. */
	adopted: EditionClause[];
}

async function deskOf(db: Db, editionId: string): Promise<Desk> {
	const edition = found(await store.find(db, editionId), 'edition');
	const all = await store.list(db, edition.strategyId);
	const beside = edition.adoptedOn === null ? baseOf(all) : all.find(({ isCurrent }) => isCurrent);
	const adopted = beside ? await store.clausesOf(db, beside.id) : [];
	return { edition, adopted, clauses: await store.clausesOf(db, editionId) };
}

const ofSection = (clauses: readonly EditionClause[], strategyId: string, sectionId: string) =>
	sectionsOf(clauses, strategyId).find(({ id }) => id === sectionId)?.clauses ?? [];

export interface SectionState {
	id: string;
	number: string;
	title: string | null;
	level: number;
	clauses: EditionClause[];
	change: 'same' | 'changed' | 'new' | 'gone';
	version: number;
	amendedAt: Date | null;
	amendedBy: string | null;
}

export interface DraftState {
	edition: Edition;
	sections: SectionState[];
}

/** The draft by its sections, with those of the adopted edition that it has left out. */
export function draftState(actor: Actor, editionId: string): Promise<DraftState> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const { edition, clauses, adopted } = await deskOf(db, editionId);
		const last = new Map((await sections.lastAmendments(db, editionId)).map((one) => [one.sectionId, one]));
		const now = sectionsOf(clauses, edition.strategyId);
		const before = sectionsOf(adopted, edition.strategyId);
		const told = (section: (typeof now)[number], change: SectionState['change']): SectionState => {
			const { id, heading } = section;
			const amendment = last.get(id);
			const name = {
				number: heading?.number ?? '',
				title: heading?.text ?? null,
				level: heading?.level ?? 1,
			};
			const by = { amendedAt: amendment?.amendedAt ?? null, amendedBy: amendment?.amendedBy ?? null };
			return {
				id,
				...name,
				clauses: section.clauses,
				change,
				version: (amendment?.sequence ?? 0) + 1,
				...by,
			};
		};
		const states = now.map((section) => {
			const old = before.find(({ id }) => id === section.id);
			return told(section, old ? (isSame(old.clauses, section.clauses) ? 'same' : 'changed') : 'new');
		});
		const gone = before.filter(({ id }) => !now.some((section) => section.id === id));
		return { edition, sections: [...states, ...gone.map((section) => told(section, 'gone'))] };
	});
}

function isSame(a: readonly EditionClause[], b: readonly EditionClause[]): boolean {
	const told = ({ lineageId, kind, text }: EditionClause) => `${lineageId} ${kind} ${plainWords(text)}`;
	return a.length === b.length && a.every((clause, at) => told(clause) === told(b[at]!));
}

export interface SectionDesk {
	edition: Edition;
	title: string | null;
	markdown: string;
	version: number;
	/** The adopted words; null of a new section. */
	adopted: string | null;
	/** Against the adopted words. */
	comparison: Comparison;
	last: { at: Date; by: string | null } | null;
}

/** One section on the table: its words now, the adopted ones, and who changed it last. */
export function get(actor: Actor, editionId: string, sectionId: string): Promise<SectionDesk> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const { edition, clauses, adopted } = await deskOf(db, editionId);
		const now = ofSection(clauses, edition.strategyId, sectionId);
		const before = ofSection(adopted, edition.strategyId, sectionId);
		if (now.length === 0 && before.length === 0) refuse('not_found', { subject: 'section' });
		const [last] = await sections.lastAmendments(db, editionId, sectionId);
		const heading = [...now, ...before].find(({ kind }) => kind === 'heading');
		return {
			edition,
			title: heading ? `${heading.number} ${heading.text}` : null,
			markdown: markdownOf(now),
			version: (last?.sequence ?? 0) + 1,
			adopted: before.length > 0 ? markdownOf(before) : null,
			comparison: compare(before, now),
			last: last ? { at: last.amendedAt, by: last.amendedBy } : null,
		};
	});
}

function written(desk: Desk, sectionId: string, markdown: string): EditionClause[] {
	const own = ofSection(desk.clauses, desk.edition.strategyId, sectionId);
	const inDraft = new Set(desk.clauses.map(({ lineageId }) => lineageId));
	const away = desk.adopted.filter(({ lineageId }) => !inDraft.has(lineageId));
	const mine = new Set(own.map(({ lineageId }) => lineageId));
	const taken = new Set(
		desk.clauses.filter(({ lineageId }) => !mine.has(lineageId)).map(({ number }) => number),
	);
	const words = clausesFrom({ markdown, clauses: own, away, taken, newId });
	return words.map((clause) => ({ ...clause, id: newId() }));
}

export interface SectionPreviewed {
	markdown: string;
	comparison: Comparison;
}

/** How the typed words would be read, against the adopted ones; nothing is kept. */
export function preview(
	actor: Actor,
	{ editionId, sectionId, markdown }: SectionPreview,
): Promise<SectionPreviewed> {
	actor.must('strategy.manage');
	return actor.read(async (db) => {
		const desk = await deskOf(db, editionId);
		const before = ofSection(desk.adopted, desk.edition.strategyId, sectionId);
		return { markdown, comparison: compare(before, written(desk, sectionId, markdown)) };
	});
}

/** Words of one section written anew; an emptied section goes, a new heading begins a new one. */
export async function amend(actor: Actor, change: SectionAmendment): Promise<void> {
	actor.must('strategy.manage');
	const { editionId, sectionId, version, markdown, key } = change;
	await actor.change(
		async (db, record) => {
			const desk = await openDesk(db, editionId);
			const before = ofSection(desk.clauses, desk.edition.strategyId, sectionId);
			const after = written(desk, sectionId, markdown);
			await put(db, actor, record, { desk, sectionId, version, before, after });
		},
		{ verb: 'edition.amend_section', key },
	);
}

/** Takes back the last change of the section; pressed again, it is done again. */
export async function undo(actor: Actor, { editionId, sectionId, version }: SectionVersion): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const desk = await openDesk(db, editionId);
		const [last] = await sections.lastAmendments(db, editionId, sectionId);
		const { before, after } = found(last, 'section');
		await put(db, actor, record, { desk, sectionId, version, before: after, after: before });
	});
}

/** Back to the words of the adopted edition, wherever in the draft they have gone. */
export async function revert(actor: Actor, { editionId, sectionId, version }: SectionVersion): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const desk = await openDesk(db, editionId);
		const adopted = ofSection(desk.adopted, desk.edition.strategyId, sectionId);
		if (adopted.length === 0) refuse('not_found', { subject: 'section' });
		const before = ofSection(desk.clauses, desk.edition.strategyId, sectionId);
		await put(db, actor, record, { desk, sectionId, version, before, after: adopted });
	});
}

/** Sections are written one after another, so that none overwrites another's place. */
async function openDesk(db: Db, editionId: string): Promise<Desk> {
	const { strategyId } = found(await store.find(db, editionId), 'edition');
	await store.lockStrategy(db, strategyId);
	const desk = await deskOf(db, editionId);
	if (desk.edition.adoptedOn) refuse('edition_not_draft');
	return desk;
}

interface Put {
	desk: Desk;
	sectionId: string;
	version: number;
	before: readonly EditionClause[];
	after: readonly EditionClause[];
}

async function put(db: Db, actor: Actor, record: RecordEvent, act: Put): Promise<void> {
	const { desk, sectionId, version, before, after } = act;
	const { edition } = desk;
	const [last] = await sections.lastAmendments(db, edition.id, sectionId);
	if (version !== (last?.sequence ?? 0) + 1) refuse('conflict');
	if (isSame(before, after)) refuse('section_unchanged');
	const clauses = replaced(desk, before, after);
	if (clauses.length > mostClauses)
		refuse('strategy_too_long', { limit: mostClauses, count: clauses.length });
	if (!(await store.update(db, edition.id, edition.version))) refuse('conflict');
	const place = { strategyId: edition.strategyId, editionId: edition.id };
	await store.rewrite(db, place, desk.clauses, clauses);
	const words = { before: JSON.stringify(before), after: JSON.stringify(after) };
	await sections.insertAmendment(db, {
		...{ id: newId(), edition_id: edition.id, section_id: sectionId, sequence: version },
		...{ ...words, amended_by: actor.personId },
	});
	const heading = [...after, ...before].find(({ kind }) => kind === 'heading');
	const told = { edition: edition.name, section: heading ? `${heading.number} ${heading.text}` : '' };
	record('edition.section_amended', { type: 'strategy', id: edition.strategyId }, told);
}

/** The whole text with the section in its new words, where the old ones stood. */
function replaced(
	{ clauses, adopted }: Desk,
	before: readonly EditionClause[],
	after: readonly EditionClause[],
): EditionClause[] {
	const leaving = new Set([...before, ...after].map(({ lineageId }) => lineageId));
	const rest = clauses.filter(({ lineageId }) => !leaving.has(lineageId));
	const first = clauses.findIndex(({ lineageId }) => leaving.has(lineageId));
	const place = first >= 0 ? first : placeAsAdopted(rest, adopted, after[0]?.lineageId);
	const numbers = new Set(rest.map(({ number }) => number));
	const fresh = after.map((clause) => {
		const number = freeNumber(clause.number, numbers);
		numbers.add(number);
		return { ...clause, id: newId(), number };
	});
	return [...rest.slice(0, place), ...fresh, ...rest.slice(place)];
}

/** After the nearest clause before it in the adopted text that the draft still has. */
function placeAsAdopted(
	rest: readonly EditionClause[],
	adopted: readonly EditionClause[],
	lineageId: string | undefined,
): number {
	const there = new Map(rest.map((clause, at) => [clause.lineageId, at]));
	const own = adopted.findIndex((clause) => clause.lineageId === lineageId);
	const ahead = adopted.slice(0, Math.max(own, 0)).findLast((clause) => there.has(clause.lineageId));
	return ahead ? there.get(ahead.lineageId)! + 1 : 0;
}
