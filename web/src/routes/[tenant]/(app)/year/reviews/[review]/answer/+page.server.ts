import { ownSeats } from '#domain/governance/review/asked.ts';
import * as reviews from '#domain/governance/review/review.server.ts';
import { mayAnswer } from '#domain/governance/review/review.ts';
import { VerdictDraft } from '#domain/governance/review/verdict.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params, url, cookies }) => {
	const { actor } = locals;
	const { round, items } = await reviews.get(actor, params.review);
	const isOwn = (item: (typeof items)[number]) =>
		!item.isGone && ownSeats(item.asked, actor.personId).length > 0;
	const chosen = items.find(({ id, isGone }) => id === url.searchParams.get('item') && !isGone);
	const own = items.filter(isOwn);
	// Deputies may answer too, but nothing waits for them while the post is held.
	const waiting = own.filter(({ silent }) => silent.some(({ personId }) => personId === actor.personId));
	const item = chosen && (isOwn(chosen) || actor.may('review.manage')) ? chosen : (waiting[0] ?? null);
	return {
		round,
		item,
		isBehalf: item !== null && !isOwn(item),
		own: own.map(({ id, subject, standing, measureId }) => ({
			...{ id, code: subject.code, title: subject.title, verdict: standing.verdict, measureId },
			isWaiting: waiting.some((one) => one.id === id),
		})),
		mayAnswer: mayAnswer(round),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	default: form(VerdictDraft, (actor, draft) => reviews.answer(actor, draft), {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'review.answeredFlash' });
			return `/${locals.actor.tenantSlug}/year/reviews/${params['review']}/answer`;
		},
	}),
};
