import * as v from 'valibot';
import { InquiryDraft } from '#domain/portfolio/inquiry/inquiry.ts';
import * as inquiries from '#domain/portfolio/inquiry/inquiry.server.ts';
import { openStates, StateChange, type OpenState } from '#domain/portfolio/need/need.ts';
import * as details from '#domain/portfolio/need/need-detail.server.ts';
import { needFilters } from '#domain/portfolio/need/need-list.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import { similarTo } from '#domain/portfolio/similarity/similar-need.server.ts';
import * as queue from '#domain/portfolio/need/triage-queue.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { placeCookie, readPlace, triageHref } from './triage.ts';

const MOST_SIMILAR = 4;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const load = async ({ locals, url, cookies, params }) => {
	const { actor } = locals;
	const filters = Object.fromEntries(
		needFilters.flatMap((name) => {
			const value = name === 'state' ? null : url.searchParams.get(name);
			return value ? [[name, value]] : [];
		}),
	);
	let place = await queue.place(actor, filters, readPlace(url, cookies.get(placeCookie)));
	// Whoever comes back after the end begins again.
	if (!place.id && !url.searchParams.has('from')) place = await queue.place(actor, filters, 0);
	const path = `/${params.tenant}/needs/triage`;
	cookies.set(placeCookie, String(place.number), { path, httpOnly: true, sameSite: 'lax' });
	const [need, did] = await Promise.all([
		place.id ? details.get(actor, place.id) : null,
		justDone(actor, url.searchParams),
	]);
	const [asked, alike] = need
		? await Promise.all([
				inquiries.listOfNeed(actor, need.id),
				similarTo(actor, need.wordings[0]?.text ?? need.title),
			])
		: [[], []];
	const similar = alike.filter(({ id }) => id !== need?.id).slice(0, MOST_SIMILAR);
	return { place, need, did, inquiries: asked, similar, filters, flash: takeFlash(cookies) };
};

/** The need of the last act, for taking it back. */
async function justDone(actor: Actor, query: URLSearchParams) {
	const [id, was] = [query.get('did'), query.get('was')];
	if (!id || !UUID.test(id) || !(openStates as readonly (string | null)[]).includes(was)) return null;
	const { number, title, state, version, nextStates } = await details.get(actor, id);
	const before = was as OpenState;
	return nextStates.includes(before) ? { id, number, title, state, version, was: before } : null;
}

const Acted = v.pipe(
	v.object({ from: v.optional(v.string(), ''), was: v.optional(v.string(), '') }),
	v.transform(({ from, was }) => ({ from: Number(from) || 0, was })),
);

/** On to the next need, with the filters kept and the last act still to be undone. */
function onward(event: RequestEvent, id: string, form: { from: number; was: string }): string {
	return triageHref(event.url, { from: form.from, did: id, was: form.was });
}

export const actions = {
	decide: form(v.intersect([StateChange, Acted]), (actor, draft) => needs.changeState(actor, draft), {
		then: (_, event, draft) => onward(event, draft.id, draft),
	}),
	ask: form(v.intersect([InquiryDraft, Acted]), (actor, draft) => inquiries.ask(actor, draft), {
		then(_, event, draft) {
			setFlash(event.cookies, { key: 'triage.askedNow' });
			return triageHref(event.url, { from: draft.from });
		},
	}),
	undo: form(StateChange, needs.changeState, {
		then(_, { url, cookies }) {
			setFlash(cookies, { key: 'triage.undone' });
			return triageHref(url, { from: Number(url.searchParams.get('back')) || 0 });
		},
	}),
};
