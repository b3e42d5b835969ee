import * as positions from '#domain/organisation/position/position.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import * as bodies from '#domain/governance/body/body.server.ts';
import * as attendance from '#domain/governance/meeting/attendance.server.ts';
import type { Presence } from '#domain/governance/meeting/attendance.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import type { Office } from '#domain/governance/meeting/meeting.ts';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { TestMunicipality } from './municipality.server.ts';

const none = { key: undefined };

export async function addPost(
	place: TestMunicipality,
	title: string,
	personId: string | null,
): Promise<string> {
	const roleId = await roles.add(place.actor, { name: `${title} ${newId()}`, externalKey: '', ...none });
	return positions.add(place.actor, {
		title,
		roleId,
		serviceAreaId: null,
		personId,
		tenure: 'permanent',
		daysPerMonth: 2,
		validFrom: '2020-01-01',
		validTo: null,
		...none,
	});
}

export interface MeetingBody {
	bodyId: string;
	posts: { chair: string; secretary: string; member: string };
	/** Readers by right; what they may do here comes from their seats. */
	chair: Actor;
	secretary: Actor;
	member: Actor;
}

/** A management team of three, each with a post and no other right than to read. */
export async function bodyOfThree(place: TestMunicipality, yearStarts = 1): Promise<MeetingBody> {
	const [chair, secretary, member] = [
		await place.as('reader'),
		await place.as('reader'),
		await place.as('reader'),
	];
	const posts = {
		chair: await addPost(place, 'Kirjastonjohtaja', chair.personId),
		secretary: await addPost(place, 'Palvelukoordinaattori', secretary.personId),
		member: await addPost(place, 'Informaatikko', member.personId),
	};
	const bodyId = await bodies.add(place.actor, {
		name: `Johtoryhmä ${newId()}`,
		kind: 'management_team',
		chairId: posts.chair,
		memberIds: [posts.secretary, posts.member],
		serviceAreaId: null,
		governanceModel: null,
		yearStarts,
		...none,
	});
	return { bodyId, posts, chair, secretary, member };
}

export function planMeeting(by: Actor, bodyId: string, heldOn: string, startsAt = '09:00'): Promise<string> {
	const time = { heldOn, startsAt, endsAt: null, place: 'Pääkirjasto' };
	return meetings.plan(by, { bodyId, ...time, ...none });
}

export function addMatter(by: Actor, meetingId: string, title: string): Promise<string> {
	const words = { title, grounds: '', proposal: '', caseNumber: '', appendices: [] };
	return meetings.addItem(by, { meetingId, ...words, presenterId: null, ...none });
}

type Seat = [presence: Presence, office?: Office];

/** Marks those present by post, the others absent. */
export async function markPresent(by: Actor, meetingId: string, seats: Record<string, Seat>): Promise<void> {
	const list = await attendance.list(by, meetingId);
	const rows = Object.fromEntries(
		list.map(({ key }) => {
			const [presence, office = null] = seats[key] ?? (['absent'] as Seat);
			return [key, { presence, office, cameAt: null, leftAt: null }];
		}),
	);
	await attendance.mark(by, { meetingId, rows, ...none });
}

export async function openMeeting(by: Actor, { posts }: MeetingBody, meetingId: string): Promise<void> {
	await markPresent(by, meetingId, {
		[posts.chair]: ['present', 'chair'],
		[posts.secretary]: ['present', 'secretary'],
		[posts.member]: ['remote'],
	});
	await meetings.open(by, { meetingId, clock: '09:02', ...none });
}

export const decisionOf = (itemId: string, decision = 'Hyväksyttiin.') => ({
	itemId,
	matter: 'Strategian vuosiarviointi',
	proposal: 'Hyväksytään.',
	decision,
	grounds: '',
	appendices: [],
	caseNumber: '',
	correctsId: null,
	...none,
});
