import { kindText } from '#domain/portfolio/need/need-words.ts';
import type { NeedExport } from '#domain/portfolio/need/need-list.ts';
import type { MessageKey, Translate } from '#platform/locale/translate.ts';

type Cell = string | number | null;
type Said = NeedExport['wordings'][number];

const columns: [MessageKey, (need: NeedExport, said: Said, t: Translate) => Cell][] = [
	['need.number', ({ number }) => number],
	['need.name', ({ title }) => title],
	['need.state', ({ state }, _, t) => t(`need-state.${state}`)],
	['need.reason', ({ stateReason }) => stateReason],
	['need.kind', ({ kind }, _, t) => kindText(t, kind)],
	['need.unit', (_, { unit }) => unit],
	['need.ownWords', (_, { text }) => text],
	['need.place', (_, { place }) => place],
	['need.whyColumn', (_, { why }) => why],
	['need.investment', ({ costInvestment }) => costInvestment],
	['need.oneOff', ({ costOneOff }) => costOneOff],
	['need.yearly', ({ costYearly }) => costYearly],
	['need.days', ({ days }) => days],
	['need.earliest', ({ earliestOn }) => earliestOn],
	['need.deadline', ({ deadlineOn }) => deadlineOn],
	['need.durationColumn', ({ durationWeeks }) => durationWeeks],
	['need.dependsOn', ({ dependsOn }) => dependsOn.join(', ')],
	['need.sourceKey', ({ externalKey }) => externalKey],
];

/** The list as a sheet: one row for each sentence, so that no unit's words are left out. */
export function exportRows(
	t: Translate,
	needs: readonly NeedExport[],
): { columns: string[]; rows: Cell[][] } {
	return {
		columns: columns.map(([label]) => t(label)),
		rows: needs.flatMap((need) =>
			need.wordings.map((said) => columns.map(([, value]) => value(need, said, t))),
		),
	};
}
