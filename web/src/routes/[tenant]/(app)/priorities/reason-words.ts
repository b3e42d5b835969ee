import type { Reason } from '#domain/portfolio/priority/reason.ts';
import { formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';

type Names = ReadonlyMap<string, string>;
type Part = Reason['lifts'][number];

/** +12,5 or −7,5: the sign is always said. */
export function signed(t: Translate, points: number): string {
	const text = formatNumber(t.locale, Math.abs(points), 1);
	return points < 0 ? `−${text}` : `+${text}`;
}

const listed = (t: Translate, names: Names, parts: readonly Part[]) =>
	parts.map(({ criterionId, points }) => `${names.get(criterionId)} ${signed(t, points)}`).join(', ');

/** Why a need stands where it stands, in a sentence or two. */
export function reasonText(t: Translate, reason: Reason, names: Names): string {
	const { code, lifts, lowers, missing } = reason;
	const first = t(`priority.reason.${code}`, {
		lifts: listed(t, names, lifts),
		lowers: listed(t, names, lowers),
	});
	if (code === 'unscored' || missing.length === 0) return first;
	const criteria = missing.map((id) => names.get(id)).join(', ');
	return `${first} ${t('priority.reason.missing', { criteria })}`;
}

export function disputeText(t: Translate, { dispute }: Reason, names: Names): string {
	if (!dispute) return t('priority.agreed');
	const { criterionId, lowest, highest } = dispute;
	return t('priority.disputed', { criterion: names.get(criterionId) ?? '', lowest, highest });
}
