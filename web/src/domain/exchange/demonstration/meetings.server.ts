import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import * as bodies from '../../governance/body/body.server.ts';
import type { Body } from '../../governance/body/body.ts';
import * as decisions from '../../governance/decision/decision.server.ts';
import { addDays } from '#platform/day.ts';
import { weekdayOf } from '../../governance/duty/rule.ts';
import * as followUps from '../../governance/follow-up/follow-up.server.ts';
import * as agenda from '../../governance/meeting/agenda.server.ts';
import * as attendance from '../../governance/meeting/attendance.server.ts';
import type { Office } from '../../governance/meeting/meeting.ts';
import * as meetings from '../../governance/meeting/meeting.server.ts';
import * as minutes from '../../governance/meeting/minutes.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import type { Cast } from './cast.server.ts';
import { heldMatters, type HeldMatter } from './meeting-matters.ts';

const none = { key: undefined };
const HELD_DAYS_AGO = 20;
const COMING_IN_DAYS = 9;
const PRINCIPALS_IN_DAYS = 16;

interface Posts {
	idOf: (title: string) => string;
}

/** A management team that has met and meets again, and principals who have called their meeting. */
export async function holdMeetings({ director, raters, personIds }: Cast): Promise<void> {
	const all = await positions.list(director);
	const posts: Posts = { idOf: (title) => all.find((post) => post.title === title)!.id };
	const every = await bodies.list(director);
	const team = every.find(({ governanceModel }) => governanceModel === 'own_strategy');
	const principals = every.find(({ governanceModel }) => governanceModel === 'principals_review');
	const secretary = raters.find(({ personId }) => personId === personIds.get('koordinaattori'));
	if (!team || !principals || !secretary) return;
	await seat(director, team, ['Palvelukoordinaattori', 'Informaatikko', 'Mediatuottaja'].map(posts.idOf));
	await seat(director, principals, ['TVT-tukihenkilö', 'Vastuuopettaja'].map(posts.idOf));
	const culture = every.find(({ name }) => name.startsWith('Kulttuuri'));
	if (culture)
		await seat(
			director,
			culture,
			[posts.idOf('Tietohallinnon asiantuntija')],
			posts.idOf('Kulttuurituottaja'),
		);
	await heldMeeting(director, secretary, team.id, posts);
	await comingMeeting(secretary, team.id, COMING_IN_DAYS, '9.00');
	await comingMeeting(director, principals.id, PRINCIPALS_IN_DAYS, '13.15');
}

async function seat(
	director: Actor,
	body: Body,
	memberIds: string[],
	chairId = body.chair?.positionId ?? null,
): Promise<void> {
	const { id, name, kind, serviceAreaId, governanceModel, yearStarts, version } = body;
	const rest = { serviceAreaId, governanceModel, yearStarts, version, ...none };
	await bodies.amend(director, { id, name, kind, chairId, memberIds, ...rest });
}

/** A working day near the one that is so many days away. */
function workday(days: number): string {
	const day = addDays(today(), days);
	return addDays(day, -Math.max(0, weekdayOf(day) - 5));
}

const at = (clock: string) => `${clock.padStart(5, '0').replace('.', ':')}`;

async function planned(by: Actor, bodyId: string, days: number, clock: string): Promise<string> {
	const time = { heldOn: workday(days), startsAt: at(clock), endsAt: null };
	return meetings.plan(by, { bodyId, ...time, place: 'Pääkirjasto, kokoushuone Sointu', ...none });
}

async function heldMeeting(chair: Actor, secretary: Actor, bodyId: string, posts: Posts): Promise<void> {
	const meetingId = await planned(secretary, bodyId, -HELD_DAYS_AGO, '9.00');
	const items: [HeldMatter, string][] = [];
	for (const matter of heldMatters) {
		const { title, grounds, proposal, caseNumber, presenter } = matter;
		const words = { title, grounds, proposal, caseNumber, appendices: [] };
		const presenterId = presenter ? posts.idOf(presenter) : null;
		items.push([matter, await meetings.addItem(secretary, { meetingId, ...words, presenterId, ...none })]);
	}
	const offices: Record<string, Office> = {
		[posts.idOf('Kirjastonjohtaja')]: 'chair',
		[posts.idOf('Palvelukoordinaattori')]: 'secretary',
	};
	const list = await attendance.list(secretary, meetingId);
	const rows = list.map(({ key, name }) => {
		const presence = name ? ('present' as const) : ('absent' as const);
		return [key, { presence, office: offices[key] ?? null, cameAt: null, leftAt: null }] as const;
	});
	await attendance.mark(secretary, { meetingId, rows: Object.fromEntries(rows), ...none });
	await meetings.open(secretary, { meetingId, clock: '09:01', ...none });
	for (const [matter, itemId] of items) await goThrough(secretary, matter, itemId, posts);
	await meetings.close(chair, { meetingId, clock: '10:25', ...none });
	await meetings.sign(chair, { meetingId, ...none });
	await meetings.sign(secretary, { meetingId, ...none });
}

async function goThrough(secretary: Actor, matter: HeldMatter, itemId: string, posts: Posts): Promise<void> {
	await minutes.type(secretary, { itemId, base: 0, text: matter.discussion, key: newId() });
	const { title, grounds, proposal, caseNumber, decision } = matter;
	const words = { matter: title, grounds, proposal, caseNumber, decision, appendices: [] };
	await decisions.decide(secretary, { itemId, ...words, correctsId: null, ...none });
	for (const { title: task, post, inDays } of matter.followUps) {
		const positionId = posts.idOf(post);
		await followUps.add(secretary, { itemId, title: task, positionId, dueOn: workday(inDays), ...none });
	}
}

async function comingMeeting(by: Actor, bodyId: string, days: number, clock: string): Promise<void> {
	const meetingId = await planned(by, bodyId, days, clock);
	await meetings.makeAgenda(by, { meetingId, ...none });
	const words = {
		title: 'Seuraava kokous',
		grounds: '',
		proposal: 'Sovitaan seuraavan kokouksen aika.',
		caseNumber: '',
		appendices: [],
	};
	await agenda.addItem(by, { meetingId, ...words, presenterId: null, ...none });
}
