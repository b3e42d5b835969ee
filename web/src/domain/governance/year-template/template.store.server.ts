import type { Db } from '#platform/db.server.ts';

export interface Taken {
	/** Template key → body. */
	bodies: Map<string, string>;
	bodiesByName: Map<string, string>;
	duties: Set<string>;
}

/** What of the ready-made year is there already. */
export async function listTaken(db: Db): Promise<Taken> {
	const bodies = await db.selectFrom('body').select(['id', 'name', 'template_key as key']).execute();
	const duties = await db
		.selectFrom('duty')
		.select('template_key as key')
		.where('template_key', 'is not', null)
		.execute();
	return {
		bodies: new Map(bodies.flatMap(({ id, key }) => (key === null ? [] : [[key, id] as const]))),
		bodiesByName: new Map(bodies.map(({ id, name }) => [name, id])),
		duties: new Set(duties.flatMap(({ key }) => (key === null ? [] : [key]))),
	};
}
