import type { Followed } from '#domain/portfolio/follow-up/follow-up.server.ts';
import type { Translate } from '#platform/locale/translate.ts';

interface HistoryEvent {
	id: string;
	at: Date | string;
	what: string;
	detail?: string;
}

type Event = Followed['events'][number];

const plain: Record<string, (t: Translate, event: Event) => string> = {
	'need.planned': (t) => t('follow.event.planned'),
	'need.unplanned': (t) => t('follow.event.unplanned'),
	'need.merged': (t, { number }) => t('follow.event.merged', { number: number ?? 0 }),
	'need.restored': (t) => t('follow.event.restored'),
	'official_answer.given': (t) => t('follow.event.official'),
	'official_answer.withdrawn': (t) => t('follow.event.officialWithdrawn'),
};

function told(t: Translate, event: Event): HistoryEvent {
	const { seq, at, verb, state, reason } = event;
	const id = `event-${seq}`;
	if (state && state !== 'merged')
		return { id, at, what: t(`follow.event.state.${state}`), detail: reason ?? '' };
	return { id, at, what: plain[verb]?.(t, event) ?? '' };
}

/** What has happened to the wish, newest first, in plain words and without names. */
export function historyOf(t: Translate, { saidAt, events, inquiries }: Followed): HistoryEvent[] {
	const asked = inquiries.flatMap(({ id, text, askedAt, answers }) => [
		{ id, at: askedAt, what: t('follow.event.asked'), detail: text },
		...answers.map((answer) => ({
			id: answer.id,
			at: answer.answeredAt,
			what: t('follow.event.answered'),
			detail: answer.text,
		})),
	]);
	const said = { id: 'said', at: saidAt, what: t('follow.event.said') };
	const all = [said, ...events.map((event) => told(t, event)), ...asked];
	const moment = ({ at }: HistoryEvent) => new Date(at).getTime();
	return all.filter(({ what }) => what !== '').toSorted((a, b) => moment(b) - moment(a));
}
