import {
	FeedbackAnswer,
	FeedbackClosing,
	FeedbackId,
	FeedbackNeed,
	feedbackStates,
	type FeedbackState,
} from '#domain/exchange/feedback/feedback.ts';
import * as feedback from '#domain/exchange/feedback/feedback.server.ts';
import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { MessageKey } from '#platform/locale/translate.ts';
import { tableState } from '#ui/table/table-state.ts';
import type { RequestEvent } from '@sveltejs/kit';

const spec = { filters: ['state'], size: 25 };

export const load = async ({ locals: { actor }, url }) => {
	const table = tableState(url, spec);
	const wanted = table.filters['state'] as FeedbackState | undefined;
	const state = wanted && feedbackStates.includes(wanted) ? { state: wanted } : {};
	const desk = await feedback.list(actor, { ...state, limit: table.size, offset: table.offset });
	const open = (await units.list(actor)).filter(({ closedOn }) => closedOn === null);
	const isAt = (path: string) => /\/public\/units\/([0-9a-f-]{36})/.exec(path)?.[1];
	return {
		...desk,
		feedback: desk.feedback.map((one) => ({ ...one, unitId: isAt(one.page) ?? open[0]?.id ?? null })),
		table,
		wanted: state.state ?? null,
		total: state.state
			? desk.counts[state.state]
			: Object.values(desk.counts).reduce((sum, count) => sum + count, 0),
		units: open.map(({ id, name }) => ({ value: id, label: name })),
		opened: url.searchParams.get('open'),
		today: today(),
		mayMakeNeeds: actor.may('need.propose'),
	};
};

const telling = (key: MessageKey) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	answer: form(
		FeedbackAnswer,
		(actor, given) => feedback.answer(actor, given, today()),
		telling('visible.answered'),
	),
	close: form(
		FeedbackClosing,
		(actor, given) => feedback.close(actor, given, today()),
		telling('visible.closed'),
	),
	reopen: form(FeedbackId, feedback.reopen, telling('visible.reopened')),
	erase: form(FeedbackId, feedback.erase, telling('visible.erased')),
	makeNeed: form(FeedbackNeed, (actor, given) => feedback.makeNeed(actor, given, today()), {
		then({ needId }, { locals }) {
			return `/${locals.actor.tenantSlug}/needs/${needId}`;
		},
	}),
};
