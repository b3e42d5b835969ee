import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { knownId } from '#platform/known-id.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { found, refuse } from '#platform/refusal.ts';
import {
	fieldsOf,
	isSubjectKind,
	Publicity,
	publicFields,
	type ItemPublicity,
	type ItemStates,
	type PublicityBatch,
	type PublicityChange,
	type PublicityItem,
	type PublicityState,
	type SubjectKind,
} from './publicity.ts';
import * as store from './publicity.store.server.ts';

export interface Told {
	publicity: Publicity;
	plain: store.PlainRow[];
}

/** For the pages of residents: what may be shown, and the plain words of what may. */
export async function inForce(db: Db): Promise<Told> {
	const said = await store.listSaid(db);
	const publicity = new Publicity(said);
	const plain = await store.listPlain(db);
	return {
		publicity,
		plain: plain.filter(({ kind, id }) => kind !== 'need' && publicity.shows(kind, id, 'plain')),
	};
}

/** What residents would see of an item if it and all that is approved were public. */
export async function inPreview(db: Db, kind: SubjectKind, id: string): Promise<Told> {
	const { publicity } = await inForce(db);
	const shown = publicity.asIfPublic(kind, id);
	const plain = await store.listPlain(db);
	return {
		publicity: shown,
		plain: plain.filter((one) => one.kind !== 'need' && shown.shows(one.kind, one.id, 'plain')),
	};
}

/** Every item of the kinds with what residents see of it. */
export function list(actor: Actor, kinds: readonly SubjectKind[]): Promise<PublicityItem[]> {
	actor.must('publicity.prepare');
	return actor.read(async (db) => {
		const said = await store.listSaid(db);
		const publicity = new Publicity(said);
		const latest = new Map(
			said.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((one) => [`${one.kind} ${one.id}`, one]),
		);
		const subjects = await store.listSubjects(db, kinds);
		return subjects.map(({ kind, id, title, of, waits }) => ({
			...{ kind, id, title, of, waits },
			state: publicity.stateOf(kind, id, 'item'),
			shown: fieldsOf(kind).filter(
				(field) => field !== 'item' && field !== 'plain' && publicity.shows(kind, id, field as 'item'),
			),
			setBy: latest.get(`${kind} ${id}`)?.by ?? null,
			setAt: latest.get(`${kind} ${id}`)?.at ?? null,
		}));
	});
}

const statesOf = (publicity: Publicity, kind: SubjectKind, id: string) =>
	Object.fromEntries(fieldsOf(kind).map((field) => [field, publicity.stateOf(kind, id, field)]));

/** For the items' own pages; nothing for those who have no say in it. */
export async function ofItems(
	actor: Actor,
	kind: SubjectKind,
	ids: readonly string[],
): Promise<ItemStates[]> {
	if (!actor.may('publicity.prepare') || ids.length === 0) return [];
	const [said, waiting] = await actor.read(async (db) => [
		await store.listSaid(db),
		kind === 'decision' ? await store.unsigned(db, ids) : new Set<string>(),
	]);
	const publicity = new Publicity(said);
	const mayPublish = actor.may('publicity.publish');
	return ids.map((id) => ({
		...{ kind, id, mayPublish, waits: waiting.has(id) },
		states: statesOf(publicity, kind, id),
	}));
}

export function get(actor: Actor, kind: string, id: string): Promise<ItemPublicity> {
	actor.must('publicity.prepare');
	if (!isSubjectKind(kind)) refuse('not_found', { subject: 'page' });
	return actor.read(async (db) => {
		const subject = found(await store.findSubject(db, kind, knownId(id, kind)), kind);
		const publicity = new Publicity(await store.listSaid(db));
		const plain = await store.listPlain(db, { kind, id: subject.id });
		return {
			kind,
			id: subject.id,
			title: subject.title,
			waits: subject.waits,
			states: statesOf(publicity, kind, subject.id),
			plain: Object.fromEntries(plain.map(({ locale, text }) => [locale, text])),
			history: await store.listHistory(db, kind, subject.id),
			mayPublish: actor.may('publicity.publish'),
		};
	});
}

/** Making public is the director's; taking away and preparing is any planner's. */
function mustSay(actor: Actor, before: PublicityState, after: PublicityState): void {
	if (after === 'public' && before !== 'public') actor.must('publicity.publish');
	else actor.must('publicity.prepare');
}

/** Says of each field whether residents see it, and the same in plain words. */
export function say(actor: Actor, kind: SubjectKind, id: string, change: PublicityChange): Promise<void> {
	actor.must('publicity.prepare');
	return actor.change(
		async (db, record) => {
			await store.lock(db);
			const subject = found(await store.findSubject(db, kind, knownId(id, kind)), kind);
			const publicity = new Publicity(await store.listSaid(db));
			const changed = fieldsOf(kind).flatMap((field) => {
				const before = publicity.stateOf(kind, subject.id, field);
				const state = change.field[field] ?? before;
				if (state === before) return [];
				mustSay(actor, before, state);
				return { kind, id: subject.id, field, state, before };
			});
			await store.say(db, actor.personId, changed);
			const plain = await rewritePlain(db, actor, subject, change.plain);
			const states = Object.fromEntries(changed.map(({ field, state }) => [field, state]));
			record('publicity.set', { type: kind, id: subject.id }, { after: { ...states, ...plain } });
		},
		{ verb: 'publicity.set', key: change.key },
	);
}

async function rewritePlain(
	db: Db,
	actor: Actor,
	{ kind, id }: store.SubjectRow,
	given: Partial<Record<Locale, string>>,
): Promise<Partial<Record<Locale, string>>> {
	if (!('plain' in publicFields[kind])) return {};
	const before = new Map((await store.listPlain(db, { kind, id })).map(({ locale, text }) => [locale, text]));
	const changed = (Object.entries(given) as [Locale, string][]).filter(
		([locale, text]) => text !== (before.get(locale) ?? ''),
	);
	for (const [locale, text] of changed)
		await store.writePlain(db, actor.personId, { kind, id, locale, text });
	return Object.fromEntries(changed);
}

/** One state for the whole of many items at once. Answers how many changed. */
export function sayMany(actor: Actor, { items, state, key }: PublicityBatch): Promise<number> {
	actor.must('publicity.prepare');
	return actor.change(
		async (db, record) => {
			await store.lock(db);
			const publicity = new Publicity(await store.listSaid(db));
			const chosen = items.map((item) => item.split(':') as [SubjectKind, string]);
			const known = new Set(
				(await store.listSubjects(db, [...new Set(chosen.map(([kind]) => kind))])).map(
					({ kind, id }) => `${kind}:${id}`,
				),
			);
			const changed = chosen.flatMap(([kind, id]) => {
				if (!known.has(`${kind}:${id}`)) refuse('not_found', { subject: kind });
				const before = publicity.stateOf(kind, id, 'item');
				if (before === state) return [];
				mustSay(actor, before, state);
				return { kind, id, field: 'item', state };
			});
			if (changed.length === 0) refuse('nothing_changed');
			await store.say(db, actor.personId, changed);
			for (const { kind, id } of changed)
				record('publicity.set', { type: kind, id }, { after: { item: state } });
			return changed.length;
		},
		{ verb: 'publicity.set_many', key },
	);
}
