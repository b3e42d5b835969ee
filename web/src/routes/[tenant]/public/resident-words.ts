import {
	reached,
	tally,
	type PublicGoal,
	type PublicIndicator,
	type PublicMeasure,
} from '#domain/exchange/public-view/public-goal.ts';
import { formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { StatusTone } from '#ui/tones.ts';

type State = NonNullable<PublicMeasure['progress']>['state'];

export const stateTones: Record<State, StatusTone> = {
	not_started: 'quiet',
	on_track: 'info',
	late: 'warn',
	stuck: 'bad',
	done: 'good',
};

/** The order in which a resident wants to hear. */
const states = ['done', 'on_track', 'late', 'stuck', 'not_started'] as const;

/** "Luvattu 4 toimenpidettä: 1 tehty, 2 etenee, 1 myöhässä." */
export function promiseText(t: Translate, measures: readonly PublicMeasure[]): string {
	if (measures.length === 0) return t('resident.goals.noMeasures');
	const counts = tally(measures);
	const parts = states
		.filter((state) => counts[state] > 0)
		.map((state) => t(`resident.part.${state}`, { count: counts[state] }));
	const promised = t('resident.goals.promised', { count: measures.length });
	return parts.length > 0 ? `${promised}: ${parts.join(', ')}.` : `${promised}.`;
}

export function valueText(
	t: Translate,
	value: number,
	{ measuredIn }: Pick<PublicIndicator, 'measuredIn'>,
): string {
	const number = formatNumber(t.locale, value);
	return measuredIn ? `${number} ${measuredIn}` : number;
}

/** What the curve says, in a sentence. */
export function indicatorText(t: Translate, indicator: PublicIndicator): string {
	const { how, newest, target } = reached(indicator);
	const value = (number: number | undefined) => (number === undefined ? '' : valueText(t, number, indicator));
	return t(`resident.indicator.${how}`, {
		year: String(newest?.year ?? ''),
		value: value(newest?.value),
		target: value(target?.value),
		targetYear: String(target?.year ?? ''),
		hasTarget: target ? 'yes' : 'no',
	});
}

/** The words of the page's language where there are any; the page says itself which language it falls back to. */
export function plainText(
	{ plain }: Pick<PublicGoal, 'plain'>,
	t: Translate,
): { text: string; lang?: string } | null {
	const own = plain[t.locale];
	if (own) return { text: own };
	for (const lang of ['fi', 'sv', 'en'] as const) if (plain[lang]) return { text: plain[lang], lang };
	return null;
}
