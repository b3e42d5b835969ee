import type { NeedDetail } from '#domain/portfolio/need/need-detail.server.ts';
import type { NeedState } from '#domain/portfolio/need/need.ts';
import type { Translate } from '#platform/locale/translate.ts';

type Change = { before?: Record<string, unknown>; after?: Record<string, unknown> } & Record<string, unknown>;

interface HistoryEvent {
	id: string;
	at: Date | string;
	what: string;
	who: string;
	detail: string;
}

const state = (t: Translate, value: unknown) => t(`need-state.${String(value) as NeedState}`);

const sentences: Record<string, (t: Translate, change: Change) => string> = {
	'need.proposed': (t) => t('need.event.proposed'),
	'need.imported': (t) => t('need.event.imported'),
	'need.amended': (t) => t('need.event.amended'),
	'need.linked': (t) => t('need.event.linked'),
	'need.state_changed': (t, { before, after }) =>
		t('need.event.state_changed', { from: state(t, before?.['state']), to: state(t, after?.['state']) }),
	'need.joined': (t) => t('need.event.joined'),
	'wording.amended': (t) => t('need.event.wording_amended'),
	'need.merged': (t, { intoNumber }) => t('need.event.merged', { number: Number(intoNumber) }),
	'need.took_in': (t, { numbers }) => {
		const list = Array.isArray(numbers) ? numbers : [];
		return t('need.event.took_in', { count: list.length, numbers: list.join(', ') });
	},
	'need.split_off': (t, { number }) => t('need.event.split_off', { number: Number(number) }),
	'need.split_from': (t, { fromNumber }) => t('need.event.split_from', { number: Number(fromNumber) }),
	'need.restored': (t) => t('need.event.restored'),
	'need.told_apart': (t) => t('consolidation.event.told_apart'),
	'need.made_part': (t) => t('consolidation.event.made_part'),
	'need.put_aside': (t) => t('consolidation.event.put_aside'),
	'need.act_undone': (t) => t('consolidation.event.act_undone'),
	'merger.objected': (t) => t('consolidation.event.objected'),
	'merger.objection_answered': (t) => t('consolidation.event.objection_answered'),
	'inquiry.asked': (t) => t('triage.event.asked'),
	'inquiry.answered': (t) => t('triage.event.answered'),
	'inquiry.withdrawn': (t) => t('triage.event.inquiryWithdrawn'),
	'official_answer.given': (t) => t('triage.event.official'),
	'official_answer.withdrawn': (t) => t('triage.event.officialWithdrawn'),
	'need.owner_set': (t, { title }) =>
		title ? t('triage.event.owner', { post: String(title) }) : t('triage.event.ownerNone'),
	'wording.withdrawn': (t) => t('triage.event.wishWithdrawn'),
	'wording.restored': (t) => t('triage.event.wishRestored'),
	'wording.address_left': (t) => t('triage.event.addressLeft'),
	'wording.address_removed': (t) => t('triage.event.addressRemoved'),
	'need.planned': (t) => t('triage.event.planned'),
	'need.unplanned': (t) => t('triage.event.unplanned'),
};

const fieldWords = {
	title: 'need.heading',
	kind: 'need.kind',
	costInvestment: 'need.investment',
	costOneOff: 'need.oneOff',
	costYearly: 'need.yearly',
	earliestOn: 'need.earliest',
	deadlineOn: 'need.deadline',
	durationWeeks: 'need.durationColumn',
	effort: 'need.effort',
} as const;

function plain(value: unknown): string {
	if (value === null || value === undefined || value === '') return '–';
	return typeof value === 'object' ? String(sum(value)) : String(value);
}

function sum(days: object): number {
	return Object.values(days).reduce((total: number, one) => total + Number(one), 0);
}

const withText = new Set(['inquiry.asked', 'inquiry.answered', 'official_answer.given', 'wording.withdrawn']);

function detail(t: Translate, verb: string, { before, after, text, reason }: Change): string {
	if (withText.has(verb)) return String(text ?? reason ?? '');
	if (verb === 'need.state_changed') return String(after?.['reason'] ?? '');
	if (verb === 'wording.amended') return t('need.was', { text: String(before?.['text'] ?? '') });
	if (verb !== 'need.amended') return '';
	return Object.entries(fieldWords)
		.filter(([field]) => after && field in after)
		.map(([field, key]) => `${t(key)}: ${plain(before?.[field])} → ${plain(after?.[field])}`)
		.join('. ');
}

/** What has happened to a need, newest first, in the reader's language. */
export function historyEvents(
	t: Translate,
	need: Pick<NeedDetail, 'history' | 'createdAt' | 'channel'>,
): HistoryEvent[] {
	const events = need.history.map(({ seq, at, who, verb, change }) => {
		const what = sentences[verb]?.(t, change as Change) ?? t('need.event.other', { verb });
		const by = who === 'visitor' ? t('triage.bySpeaker') : who;
		return { id: String(seq), at, what, who: by, detail: detail(t, verb, change as Change) };
	});
	// An import notes its own event, not one for each need.
	const isTold = need.history.some(({ verb }) =>
		['need.proposed', 'need.split_from', 'need.imported'].includes(verb),
	);
	const born = {
		id: 'born',
		at: need.createdAt,
		what: t(`need.channel.${need.channel}`),
		who: '',
		detail: '',
	};
	return isTold ? events : [...events, born];
}
