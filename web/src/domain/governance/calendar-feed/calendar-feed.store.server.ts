import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Database } from '#platform/schema.ts';

export interface Feed {
	id: string;
	bodyId: string | null;
	body: string | null;
	token: string;
	madeAt: Date;
}

function live(db: Db) {
	return db
		.selectFrom('calendar_feed as feed')
		.leftJoin('body', (join) =>
			join.onRef('body.tenant_id', '=', 'feed.tenant_id').onRef('body.id', '=', 'feed.body_id'),
		)
		.select([
			'feed.id',
			'feed.body_id as bodyId',
			'body.name as body',
			'feed.token',
			'feed.made_at as madeAt',
		])
		.where('feed.closed_at', 'is', null);
}

export function listOfBodies(db: Db): Promise<Feed[]> {
	return live(db).where('feed.body_id', 'is not', null).orderBy('body.name').execute();
}

export function ofPerson(db: Db, personId: string): Promise<Feed | undefined> {
	return live(db).where('feed.person_id', '=', personId).executeTakeFirst();
}

export type OpenFeed = Feed & { personId: string | null; person: string | null; locale: Locale | null };

/** The feed behind an address; that of a closed account is gone. */
export async function byToken(db: Db, token: string): Promise<OpenFeed | undefined> {
	return live(db)
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'feed.tenant_id').onRef('person.id', '=', 'feed.person_id'),
		)
		.select(['feed.person_id as personId', 'person.name as person', 'person.locale'])
		.where('feed.token', '=', token)
		.where('person.disabled_at', 'is', null)
		.executeTakeFirst();
}

export type Whose = { bodyId: string } | { personId: string };

/** The address in use is closed before another is made. */
export async function close(db: Db, whose: Whose, closedBy: string): Promise<boolean> {
	const row = await db
		.updateTable('calendar_feed')
		.set({ closed_at: new Date(), closed_by: closedBy })
		.where((eb) =>
			'bodyId' in whose ? eb('body_id', '=', whose.bodyId) : eb('person_id', '=', whose.personId),
		)
		.where('closed_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insert(db: Db, feed: Insertable<Database['calendar_feed']>): Promise<void> {
	await db.insertInto('calendar_feed').values(feed).execute();
}
