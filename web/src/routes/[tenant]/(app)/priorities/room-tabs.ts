import type { Translate } from '#platform/locale/translate.ts';

type Room = 'order' | 'scoring' | 'criteria' | 'raters';

/** The pages of this room that the reader may open. */
export function roomTabs(t: Translate, root: string, current: Room, permissions: readonly string[]) {
	const rooms: [Room, string, string, boolean][] = [
		['order', root, t('priority.tab.order'), true],
		['scoring', `${root}/scoring`, t('priority.tab.scoring'), permissions.includes('score.give')],
		['criteria', `${root}/criteria`, t('priority.tab.criteria'), true],
		['raters', `${root}/raters`, t('priority.tab.raters'), permissions.includes('need.triage')],
	];
	return rooms
		.filter(([, , , may]) => may)
		.map(([room, href, label]) => ({ href, label, isCurrent: room === current }));
}
