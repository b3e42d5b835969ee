import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import type { Movement, Quadrant, Ring, Technology } from './technology.ts';
import * as store from './technology.store.server.ts';

export interface BroughtDraft {
	name: string;
	quadrant: Quadrant;
	ring: Ring;
	movement: Movement;
	description: string;
	link: string;
}

/** What is there already, by name in small letters. */
export async function known(db: Db, names: readonly string[]): Promise<Map<string, Technology>> {
	const wanted = new Set(names.map((name) => name.toLowerCase()));
	const all = await store.list(db, { withRetired: true });
	return new Map(
		all.map((one) => [one.name.toLowerCase(), one] as const).filter(([name]) => wanted.has(name)),
	);
}

/** New technologies of a file inside a running change; the ids stand in the order given. */
export async function bring(
	db: Db,
	actor: Actor,
	record: RecordEvent,
	from: { runId: string; file: string },
	drafts: readonly BroughtDraft[],
): Promise<string[]> {
	actor.must('technology.manage');
	const rows = drafts.map((draft) => ({ ...draft, id: newId() }));
	await store.insert(
		db,
		rows.map(({ id, name, quadrant, description, link }) => ({
			...{ id, name, quadrant, description, link },
			...{ import_run_id: from.runId, made_by: actor.person },
		})),
	);
	await store.insertAssessments(
		db,
		rows.map(({ id, ring, movement }) => ({
			...{ id: newId(), technology_id: id, sequence: 1, source: 'import', ring, movement },
			...{ grounds: from.file, assessed_on: today(), assessed_by: actor.person },
		})),
	);
	for (const { id, name, ring } of rows) {
		record('technology.brought', { type: 'technology', id }, { name, ring, file: from.file });
	}
	return rows.map(({ id }) => id);
}

/** Takes away what nobody has touched since; answers what stays. The caller notes the event. */
export async function takeBack(db: Db, actor: Actor, ids: readonly string[]): Promise<store.Brought[]> {
	actor.must('technology.manage');
	const all = await store.brought(db, ids);
	await store.remove(
		db,
		all.filter(({ isTouched }) => !isTouched).map(({ id }) => id),
	);
	return all.filter(({ isTouched }) => isTouched);
}
