import type { Translate } from '#platform/locale/translate.ts';
import { isOpen, type ReviewItem, type ReviewRound } from './review.ts';
import { factText, nameOf, nameWithin, proposalLines, standingText, verdictLine } from './review-words.ts';

/** The most an agenda item's text may have. */
const LONGEST = 20_000;
const cut = (text: string) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);

export interface Words {
	title: string;
	grounds: string;
	proposal: string;
}

const shortTitle = (text: string) => (text.length <= 300 ? text : `${text.slice(0, 299)}…`);

/** Kept without dispute, with the whole of it in one matter. */
export const isKept = ({ isGone, standing }: ReviewItem): boolean => !isGone && standing.verdict === 'keep';
/** In dispute, changed or closed: each is a matter of its own. */
export const isOwnMatter = ({ isGone, standing }: ReviewItem): boolean =>
	!isGone && (standing.state === 'disputed' || standing.verdict === 'change' || standing.verdict === 'close');
export const isUnanswered = (item: ReviewItem): boolean =>
	isOpen(item) && item.standing.state === 'unanswered';

export function keptWords(t: Translate, items: readonly ReviewItem[]): Words {
	const lines = items.map(({ subject, standing }) => `${nameWithin(subject)}: ${standing.reason}`);
	return {
		title: t('review.agenda.kept', { count: items.length }),
		grounds: cut(lines.join('\n')),
		proposal: t('review.agenda.keptProposal'),
	};
}

export function unansweredWords(t: Translate, items: readonly ReviewItem[]): Words {
	const lines = items.map(({ subject, asked }) => {
		const who = asked.map(({ person, post }) => person ?? post?.title ?? '').filter(Boolean);
		const name = nameWithin(subject);
		return who.length > 0 ? `${name} (${[...new Set(who)].join(', ')})` : name;
	});
	return {
		title: t('review.agenda.unanswered', { count: items.length }),
		grounds: cut(lines.join('\n')),
		proposal: t('review.agenda.unansweredProposal'),
	};
}

export function itemWords(t: Translate, { subject, standing, evidence, measureId }: ReviewItem): Words {
	const what = measureId ? t('review.agenda.measure') : t('review.agenda.goal');
	const within = subject.hostActivity ? [t('review.partOf', { activity: subject.hostActivity })] : [];
	const said = [...within, ...standing.current.map((one) => verdictLine(t, one))];
	const facts = evidence.map((fact) => `– ${factText(t, fact)}`);
	const proposal =
		standing.verdict === null
			? t('review.agenda.disputedProposal')
			: standingText(t, standing, subject.indicators);
	return {
		title: shortTitle(`${what} ${nameOf(subject)}`),
		grounds: cut([...said, ...(facts.length > 0 ? ['', t('review.evidence'), ...facts] : [])].join('\n')),
		proposal: cut(proposal),
	};
}

export function adoptionWords(t: Translate, round: ReviewRound): Words {
	const values = { name: round.name, strategy: round.strategy ?? '', area: round.area ?? '' };
	return {
		title: shortTitle(t(`review.agenda.adoption.${round.model}`, values)),
		grounds: cut(round.evidence.map((fact) => `– ${factText(t, fact)}`).join('\n')),
		proposal: t(`review.agenda.adoptionProposal.${round.model}`, values),
	};
}

/** What is written as the decision of one matter. */
export function decisionText(t: Translate, { subject, standing }: ReviewItem): string {
	const { verdict, reason, proposal } = standing;
	const how = verdict === 'change' ? proposalLines(t, proposal, subject.indicators) : [];
	return cut(
		[t(`review.decided.${verdict ?? 'keep'}`, { name: nameOf(subject) }), ...how, reason].join('\n'),
	);
}
