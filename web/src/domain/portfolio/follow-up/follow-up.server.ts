import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as objections from '../consolidation/objection.server.ts';
import type { ObjectionDraft } from '../consolidation/objection.ts';
import * as inquiries from '../inquiry/inquiry.server.ts';
import { LinkActor } from '../need/link-actor.server.ts';
import { maskedAddress, type FollowAnswer, type NewsAddress } from './follow-up.ts';
import { followed } from './followed.server.ts';
import * as store from './follow-up.store.server.ts';
import * as standings from './standing.store.server.ts';

export { undoWithdrawal, withdrawWish } from './withdrawal.server.ts';

const MOST_OTHERS = 50;
const MOST_EVENTS = 100;

/** Everything that the speaker of a sentence may know of it, and nothing else. */
export async function follow(visitor: Actor, token: string) {
	visitor.must('public.read');
	const row = await visitor.read((db) => followed(db, token));
	const objection = await objectionOf(visitor, row);
	return visitor.read(async (db) => {
		const [standing] = await standings.listStandings(db, [row.id]);
		const { wordingId: _, ...facts } = found(standing, 'wording');
		const others = await store.listOthers(db, { needId: row.needId, wordingId: row.id, limit: MOST_OTHERS });
		const asked = await inquiries.listForFollower(db, row.id);
		const events = await store.listEvents(db, row, MOST_EVENTS);
		return {
			text: row.text,
			place: row.place,
			why: row.why,
			saidAt: row.saidAt,
			unit: row.unit,
			number: row.number,
			saidNumber: row.saidNumber,
			title: row.title,
			isMerged: row.mergerId !== null,
			objection,
			standing: facts,
			others,
			inquiries: asked,
			events,
			/** Only its beginning: the link may be handed on. */
			address: row.address && maskedAddress(row.address),
		};
	});
}

export type Followed = Awaited<ReturnType<typeof follow>>;

async function objectionOf(visitor: Actor, { mergerId, unitId, unit }: store.FollowedRow) {
	if (mergerId === null) return null;
	const ofUnit = await objections.listOfUnit(speakerOf(visitor, { unitId, unit }), unitId);
	const made = ofUnit.filter((one) => one.mergerId === mergerId);
	const own = made.find(({ outcome }) => outcome === null) ?? made[0];
	return own ? { text: own.text, answer: own.answer, isOpen: own.outcome === null } : null;
}

/** Whoever holds the link of a sentence speaks for the unit that said it, as the unit's own link does. */
function speakerOf(
	visitor: Actor,
	{ unitId, unit }: Pick<store.FollowedRow, 'unitId' | 'unit'>,
	address = '',
): LinkActor {
	return new LinkActor(visitor, { id: unitId, name: unit }, address);
}

/** The wish is another matter than the need it was merged into. */
export async function objectTo(
	visitor: Actor,
	token: string,
	draft: Omit<ObjectionDraft, 'wordingId'>,
	address: string,
): Promise<void> {
	visitor.must('public.read');
	const row = await visitor.read((db) => followed(db, token));
	await objections.object(speakerOf(visitor, row, address), { ...draft, wordingId: row.id });
}

export async function answer(visitor: Actor, token: string, draft: FollowAnswer): Promise<void> {
	visitor.must('public.read');
	const { id } = await visitor.read((db) => followed(db, token));
	await inquiries.answerFor(visitor, id, draft);
}

/** News of the wish go to the address from now on, in the language of the page it was left on. */
export async function leaveAddress(
	visitor: Actor,
	token: string,
	{ email }: NewsAddress,
	locale: Actor['locale'],
): Promise<void> {
	visitor.must('public.read');
	await visitor.change(async (db, record) => {
		const { id, needId } = await followed(db, token);
		await store.setAddress(db, id, { email, locale });
		// The address itself is kept in one place only, so that it can be removed.
		record('wording.address_left', { type: 'need', id: needId }, { wording: id });
	});
}

export async function removeAddress(visitor: Actor, token: string): Promise<void> {
	visitor.must('public.read');
	await visitor.change(async (db, record) => {
		const { id, needId } = await followed(db, token);
		await store.setAddress(db, id, null);
		record('wording.address_removed', { type: 'need', id: needId }, { wording: id });
	});
}

/** The link by which a sentence just said is followed; for whoever said it. */
export async function followToken(actor: Actor, wordingId: string): Promise<string> {
	actor.must('need.propose');
	const { token, unitId } = found(await actor.read((db) => store.findToken(db, wordingId)), 'wording');
	if (actor.unitIds && !actor.unitIds.includes(unitId)) refuse('forbidden', { permission: 'need.propose' });
	return token;
}

/** Where each of the sentences stands, by its id, for the page of the unit that said them. */
export async function standingsOf(
	actor: Actor,
	unitId: string,
	wordingIds: readonly string[],
): Promise<Map<string, standings.StandingRow>> {
	actor.must('need.propose', unitId);
	const rows = await actor.read((db) => standings.listStandings(db, wordingIds));
	return new Map(rows.map((row) => [row.wordingId, row]));
}
