import type { Actor } from '#platform/actor.server.ts';
import * as needList from '../../portfolio/need/need-list.server.ts';
import type { NeedState } from '../../portfolio/need/need.ts';
import type { NeedItem } from '../../portfolio/need/need-list.ts';

/** The demonstration's needs by number. */
export async function allNeeds(actor: Actor, state?: NeedState): Promise<NeedItem[]> {
	const sort = { key: 'number', direction: 'asc' } as const;
	const page = { filters: state ? { state } : {}, sort, offset: 0, size: 500 };
	return (await needList.list(actor, page)).items;
}
