import { budgetKinds } from '#domain/portfolio/portfolio/budget.ts';
import type { Figures } from '#domain/portfolio/plan/comparison.ts';
import { formatNumber, formatPercent } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';

export interface FigureRow {
	id: string;
	label: string;
	a: string;
	b: string;
	change: string;
}

export function figureRows(
	t: Translate,
	a: Figures,
	b: Figures,
	money: (euros: number) => string,
): FigureRow[] {
	const number = (value: number) => formatNumber(t.locale, value);
	const row = (
		id: string,
		label: string,
		left: number,
		right: number,
		format: (value: number) => string,
	): FigureRow => ({
		id,
		label,
		a: format(left),
		b: format(right),
		change: left === right ? '–' : `${right > left ? '+' : '−'}${format(Math.abs(right - left))}`,
	});
	return [
		row('scheduled', t('plan.scheduled'), a.scheduled, b.scheduled, number),
		row('left', t('plan.leftOut'), a.leftOut, b.leftOut, number),
		row('value', t('plan.totalValue'), a.value, b.value, number),
		row('conflicts', t('plan.conflicts'), a.conflicts, b.conflicts, number),
		...moneyRows(t, a, b).map(({ id, label, left, right }) => row(id, label, left, right, money)),
		...roleRows(a, b).map(({ id, label, left, right }) =>
			row(id, label, left, right, (share) => formatPercent(t.locale, share)),
		),
	];
}

interface Pair {
	id: string;
	label: string;
	left: number;
	right: number;
}

function moneyRows(t: Translate, a: Figures, b: Figures): Pair[] {
	const used = ({ money }: Figures, year: number, kind: string) =>
		money.find((line) => line.year === year && line.kind === kind)?.used ?? 0;
	const years = [...new Set([...a.money, ...b.money].map(({ year }) => year))].sort();
	return years.flatMap((year) =>
		budgetKinds.flatMap((kind): Pair[] => {
			const [left, right] = [used(a, year, kind), used(b, year, kind)];
			const label = t('plan.moneyOfYear', { kind: t(`plan.kind.${kind}`), year: String(year) });
			return left + right > 0 ? [{ id: `${year} ${kind}`, label, left, right }] : [];
		}),
	);
}

/** Only the roles whose use differs: the others tell nothing. */
function roleRows(a: Figures, b: Figures): Pair[] {
	const share = ({ roles }: Figures, name: string) => {
		const role = roles.find((one) => one.name === name);
		return role && role.capacity > 0 ? Math.round((role.used / role.capacity) * 100) / 100 : 0;
	};
	const names = [...new Set([...a.roles, ...b.roles].map(({ name }) => name))];
	return names
		.map((name) => ({ id: `role ${name}`, label: name, left: share(a, name), right: share(b, name) }))
		.filter(({ left, right }) => left !== right);
}
