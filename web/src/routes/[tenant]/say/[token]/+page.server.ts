import * as v from 'valibot';
import { ObjectionDraft } from '#domain/portfolio/consolidation/objection.ts';
import * as objections from '#domain/portfolio/consolidation/objection.server.ts';
import { isFollowToken } from '#domain/portfolio/follow-up/follow-up.ts';
import * as followUps from '#domain/portfolio/follow-up/follow-up.server.ts';
import { AnswerDraft } from '#domain/portfolio/inquiry/inquiry.ts';
import * as inquiries from '#domain/portfolio/inquiry/inquiry.server.ts';
import { SayingDraft, Typed } from '#domain/portfolio/need/saying.ts';
import * as saying from '#domain/portfolio/need/saying.server.ts';
import * as wordings from '#domain/portfolio/need/wording.server.ts';
import * as roundAnswers from '#domain/portfolio/round/answer.server.ts';
import { NothingDraft } from '#domain/portfolio/round/round.ts';
import { say } from '#domain/portfolio/round/round-saying.server.ts';
import * as unitViews from '#domain/portfolio/round/unit-view.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { linkHolder } from './link-holder.server.ts';

/** The rest are a press away, on the page of the unit's own needs. */
const MOST_SHOWN = 10;
const Draft = v.omit(SayingDraft, ['unitId']);

export const load = async ({ locals, params, cookies, getClientAddress }) => {
	const { unit, actor } = await linkHolder(locals.actor, params.token, getClientAddress());
	const said = (await wordings.saidBy(actor, unit.id)).slice(0, MOST_SHOWN);
	const [standings, asked, objected] = await Promise.all([
		followUps.standingsOf(
			actor,
			unit.id,
			said.map(({ id }) => id),
		),
		inquiries.listOpen(actor),
		objections.listOfUnit(actor, unit.id),
	]);
	const flash = takeFlash(cookies);
	const hasSaid = flash?.key === 'say.thanks' || flash?.key === 'say.thanksJoined';
	const token = String(flash?.values?.['follow'] ?? '');
	return {
		unit: unit.name,
		round: await unitViews.standing(actor, unit.id),
		said: said.map((one) => {
			const objection = objected.find(({ number }) => number === one.saidNumber);
			const told = objection && {
				text: objection.text,
				outcome: objection.outcome,
				answer: objection.answer,
			};
			return { ...one, standing: standings.get(one.id) ?? null, objection: told ?? null };
		}),
		asked: asked.map(({ id, text, number, title }) => ({ id, text, number, title })),
		flash: hasSaid ? null : flash,
		follow: isFollowToken(token) ? `/${actor.tenantSlug}/follow/${token}` : null,
		thanks: hasSaid
			? { number: Number(flash.values?.['number']), hasJoined: flash.key === 'say.thanksJoined' }
			: null,
	};
};

export const actions = {
	propose: form(
		Draft,
		async (visitor, draft, { params, getClientAddress }) => {
			const { unit, actor } = await linkHolder(visitor, params['token'], getClientAddress());
			const said = await say(actor, { ...draft, unitId: unit.id });
			return { ...said, follow: await followUps.followToken(actor, said.wordingId) };
		},
		{
			then({ number, hasJoined, follow }, { cookies, url }) {
				const values = { number, follow };
				setFlash(cookies, { key: hasJoined ? 'say.thanksJoined' : 'say.thanks', values });
				return url.pathname;
			},
		},
	),
	answer: form(
		AnswerDraft,
		async (visitor, draft, { params, getClientAddress }) => {
			const { actor } = await linkHolder(visitor, params['token'], getClientAddress());
			await inquiries.answer(actor, draft);
		},
		{
			then(_, { cookies, url }) {
				setFlash(cookies, { key: 'follow.answered' });
				return url.pathname;
			},
		},
	),
	object: form(
		ObjectionDraft,
		async (visitor, draft, { params, getClientAddress }) => {
			const { actor } = await linkHolder(visitor, params['token'], getClientAddress());
			await objections.object(actor, draft);
		},
		{
			then(_, { cookies, url }) {
				setFlash(cookies, { key: 'say.objected' });
				return url.pathname;
			},
		},
	),
	similar: form(Typed, async (visitor, typed, { params, getClientAddress }) => {
		const { actor } = await linkHolder(visitor, params['token'], getClientAddress());
		return saying.look(actor, typed);
	}),
	nothing: form(
		v.omit(NothingDraft, ['unitId']),
		async (visitor, draft, { params, getClientAddress }) => {
			const { unit, actor } = await linkHolder(visitor, params['token'], getClientAddress());
			return roundAnswers.answerNothing(actor, { ...draft, unitId: unit.id });
		},
		{ then: (_, { url }) => url.pathname },
	),
	takeBack: form(
		v.object({}),
		async (visitor, _, { params, getClientAddress }) => {
			const { unit, actor } = await linkHolder(visitor, params['token'], getClientAddress());
			await roundAnswers.takeBack(actor, { unitId: unit.id });
		},
		{ then: (_, { url }) => url.pathname },
	),
};
