import type { RoutePermission } from './route-permission.ts';

/** Whoever has a seat takes part: the verbs look at the seat, and at who is chair and secretary. */
const takePart = 'meeting.take_part';
const read = 'meeting.read';
const root = '/[tenant]/(app)/year/meetings';
const one = `${root}/[meeting]`;

/** Meetings of the bodies: agenda, those present, minutes, decisions and what follows of them. */
export const meetingRoutes: Record<string, RoutePermission> = {
	[root]: { view: read },
	[`${root}/new`]: { view: takePart, actions: { default: takePart } },
	[`${root}/follow-ups`]: { view: read, actions: { complete: takePart, reopen: takePart } },
	[one]: {
		view: read,
		actions: {
			make: takePart,
			add: takePart,
			move: takePart,
			remove: takePart,
			restore: takePart,
			send: takePart,
		},
	},
	[`${one}/items/[matter]`]: { view: read, actions: { default: takePart } },
	[`${one}/edit`]: { view: takePart, actions: { amend: takePart, cancel: takePart, restore: takePart } },
	[`${one}/attendance`]: {
		view: read,
		actions: { mark: takePart, invite: takePart, removeGuest: takePart, open: takePart, undo: takePart },
	},
	[`${one}/minutes`]: { view: read, actions: { type: takePart, close: takePart } },
	[`${one}/minutes/updates`]: { view: read },
	[`${one}/decisions`]: { view: read, actions: { decide: takePart, amend: takePart } },
	[`${one}/follow-up`]: {
		view: read,
		actions: { add: takePart, complete: takePart, reopen: takePart },
	},
	[`${one}/record`]: { view: read, actions: { sign: takePart, unsign: takePart, reopen: takePart } },
	[`${one}/metadata`]: { view: read },
	[`${one}/calendar`]: { view: read },
};
