import { addDays } from '#platform/day.ts';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';

/** A round that opens and closes so many days from now. */
export const roundDraft = (name: string, opens: number, closes: number, acceptsBetween = true) => ({
	name,
	opensOn: addDays(today(), opens),
	closesOn: addDays(today(), closes),
	greeting: 'Hei',
	question: 'Mikä hidastaa työtä?',
	acceptsBetween,
	doesRemind: true,
	key: newId(),
});

/** What a unit sends by its own link. */
export const saying = (unitId: string, text: string, more: { submitterName?: string } = {}) => ({
	unitId,
	text,
	place: '',
	why: '',
	submitterName: '',
	needId: '',
	key: undefined,
	...more,
});
