import { formatDay, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { Fact } from './fact.ts';
import type { Subject } from './review.ts';
import type { Proposal, Standing, Verdict } from './verdict.ts';

const isDay = (name: string) => name.endsWith('On');
/** These are counted in the words themselves. */
const isCount = (name: string, value: number) =>
	Number.isInteger(value) && !['value', 'target'].includes(name);

/** A fact in words; days and numbers as they are written in the language. */
export function factText(t: Translate, { kind, said, values }: Fact): string {
	const told = Object.entries(values).map(([name, value]) => {
		if (typeof value === 'string') return [name, isDay(name) ? formatDay(t.locale, value) : value];
		return [name, isCount(name, value) ? value : formatNumber(t.locale, value)];
	});
	return t(`review.fact.${kind}.${said}` as 'review.fact.progress.done', Object.fromEntries(told));
}

/** How it would be changed, line by line. */
export function proposalLines(t: Translate, proposal: Proposal, indicators: Subject['indicators']): string[] {
	const { words, title, description, endsOn, target } = proposal;
	const indicator = indicators.find(({ id }) => id === target?.indicatorId);
	return [
		...(words ? [words] : []),
		...(title ? [t('review.proposal.title', { title })] : []),
		...(description ? [t('review.proposal.description', { description })] : []),
		...(endsOn ? [t('review.proposal.endsOn', { day: formatDay(t.locale, endsOn) })] : []),
		...(target
			? [
					t('review.proposal.target', {
						name: indicator?.name ?? '',
						value: `${formatNumber(t.locale, target.value)} ${indicator?.unit ?? ''}`.trim(),
					}),
				]
			: []),
	];
}

/** `Keep: it goes on as planned. (Planner, Aino)`. */
export function verdictLine(t: Translate, { seat, verdict, reason, saidBy, behalfReason }: Verdict): string {
	const who = saidBy ? `${t(`review.seat.${seat}`)}, ${saidBy}` : t(`review.seat.${seat}`);
	const behalf = behalfReason ? ` ${t('review.behalf', { reason: behalfReason })}` : '';
	return `${t(`review.verdict.${verdict}`)}: ${reason} (${who})${behalf}`;
}

export const nameOf = ({ code, title }: Pick<Subject, 'code' | 'title'>) => `${code} ${title}`;

/** With the activity that the measure is a part of, where it has no strategy of its own. */
export const nameWithin = (subject: Pick<Subject, 'code' | 'title' | 'hostActivity'>) =>
	subject.hostActivity ? `${nameOf(subject)}, ${subject.hostActivity}` : nameOf(subject);

/** What it has come to, with its reason and the change. */
export function standingText(t: Translate, standing: Standing, indicators: Subject['indicators']): string {
	if (standing.verdict === null) return t(`review.state.${standing.state}`);
	const lines = standing.verdict === 'change' ? proposalLines(t, standing.proposal, indicators) : [];
	return [`${t(`review.verdict.${standing.verdict}`)}: ${standing.reason}`, ...lines].join('\n');
}
