import { participationState, type UnitParticipation } from '#domain/portfolio/round/participation.ts';
import { formatMoment } from '#platform/locale/format.ts';
import type { MessageKey, Translate } from '#platform/locale/translate.ts';

/** "2 people, 3 without a name": a link is shared, so those without a name cannot be counted as people. */
export function speakersText(t: Translate, { people, nameless }: UnitParticipation): string {
	if (people + nameless === 0) return '';
	return [
		...(people > 0 ? [t('rounds.people', { count: people })] : []),
		...(nameless > 0 ? [t('rounds.nameless', { count: nameless })] : []),
	].join(', ');
}

const columns: [MessageKey, (unit: UnitParticipation, t: Translate) => string | number][] = [
	['rounds.unit', ({ unit }) => unit],
	['rounds.area', ({ area }) => area],
	['rounds.part', (unit, t) => t(`rounds.part.${participationState(unit)}`)],
	['rounds.wordings', ({ wordings }) => wordings],
	['rounds.peopleColumn', ({ people }) => people],
	['rounds.namelessColumn', ({ nameless }) => nameless],
	['rounds.onPaper', ({ onPaper }) => onPaper],
	['rounds.lastSaid', ({ lastSaidAt }, t) => (lastSaidAt ? formatMoment(t.locale, lastSaidAt) : '')],
	['rounds.answerWords', ({ answerWords }) => answerWords],
	['rounds.lastReminded', ({ remindedAt }, t) => (remindedAt ? formatMoment(t.locale, remindedAt) : '')],
	['rounds.editors', ({ editors }) => editors],
];

export function participationSheet(t: Translate, units: readonly UnitParticipation[]) {
	return {
		columns: columns.map(([label]) => t(label)),
		rows: units.map((unit) => columns.map(([, value]) => value(unit, t))),
	};
}
