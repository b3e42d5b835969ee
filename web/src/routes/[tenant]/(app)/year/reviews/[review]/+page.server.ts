import { linksOf, liveLinks } from '#domain/exchange/document/document-links.server.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import * as reviews from '#domain/governance/review/review.server.ts';
import {
	mayRefresh,
	RoundAgenda,
	RoundCancellation,
	RoundChoice,
	RoundDays,
} from '#domain/governance/review/review.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params, cookies, url }) => {
	const { actor, locale } = locals;
	const { round, items, content } = await reviews.get(actor, params.review);
	const place = { root: `${url.pathname}/document`, locale };
	return {
		round,
		items,
		content,
		own: items.some(({ silent }) =>
			silent.some(({ personId }) => personId !== null && personId === actor.personId),
		),
		mayRefresh: actor.may('review.manage') && mayRefresh(round),
		mayManage: actor.may('review.manage'),
		download:
			round.state === 'concluded' ? await linksOf(actor, 'review', round.id, place) : await liveLinks(place),
		next: round.meetingId ? null : await meetings.nextDayOf(actor, round.bodyId),
		editions: await reviews.editionsOf(actor, round),
		today: today(),
		flash: takeFlash(cookies),
	};
};

const here = (locals: App.Locals, id: string | undefined) => `/${locals.actor.tenantSlug}/year/reviews/${id}`;

export const actions = {
	refresh: form(RoundChoice, (actor, choice) => reviews.refresh(actor, choice), {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'review.refreshed' });
			return here(locals, params['review']);
		},
	}),
	remind: form(RoundChoice, (actor, choice) => reviews.remind(actor, choice), {
		then(count, { cookies, locals, params }) {
			setFlash(cookies, { key: 'review.reminded', values: { count } });
			return here(locals, params['review']);
		},
	}),
	agenda: form(RoundAgenda, (actor, choice) => reviews.makeAgenda(actor, choice), {
		then({ meetingId, added }, { cookies, locals }) {
			setFlash(cookies, { key: 'review.agendaMade', values: { count: added } });
			return `/${locals.actor.tenantSlug}/year/meetings/${meetingId}`;
		},
	}),
	move: form(RoundDays, reviews.moveAnswerDay, {
		then(_, { locals, params }) {
			return here(locals, params['review']);
		},
	}),
	cancel: form(RoundCancellation, (actor, draft) => reviews.cancel(actor, draft), {
		then(_, { locals, params }) {
			return here(locals, params['review']);
		},
	}),
	restore: form(RoundChoice, reviews.restore, {
		then(_, { locals, params }) {
			return here(locals, params['review']);
		},
	}),
};
