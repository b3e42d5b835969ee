import type { LevelChange } from '#domain/competence/disclosure/median.ts';
import { formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { TOGETHER, type GroupName, type ResultRow } from './group-view.ts';

export function groupText(t: Translate, { area, role, names }: GroupName): string {
	const place = area === TOGETHER ? t('group.otherAreas') : names.area;
	const who = role === TOGETHER ? t('group.otherRoles') : names.role;
	return [place, who].filter(Boolean).join(': ') || t('group.everybody');
}

export function groupHref(survey: string, { area, role }: GroupName): string {
	const query = new URLSearchParams({ survey, ...(area && { area }), ...(role && { role }) });
	return `?${query}`;
}

const levels = (t: Translate, change: number) =>
	change > 0 ? `+${formatNumber(t.locale, change)}` : formatNumber(t.locale, change);

export function changeText(t: Translate, change: LevelChange | null): string {
	if (!change) return '–';
	const said = levels(t, change.levels);
	if (!change.range) return t('group.levelUnsure', { change: said });
	const { from, to } = change.range;
	return t('group.levelRange', { change: said, from: levels(t, from), to: levels(t, to) });
}

export function answersText(t: Translate, { counts, others }: ResultRow): string {
	if (!counts) return t('group.answersNotTold');
	const asked = counts.levels + counts.others;
	const said = t('group.answersOf', { levels: String(counts.levels), asked: String(asked) });
	if (!others || counts.others === 0) return said;
	const { notMyWork, unsure } = others;
	return `${said} (${t('group.othersOf', { notMyWork: String(notMyWork), unsure: String(unsure) })})`;
}
