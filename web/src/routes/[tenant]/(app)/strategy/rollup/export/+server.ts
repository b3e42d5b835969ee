import { writeTable } from '@luotsi/documents';
import { riskText } from '#domain/strategy/progress/progress-words.ts';
import * as progress from '#domain/strategy/progress/progress.server.ts';
import { figuresOf } from '#domain/strategy/progress/rollup-rows.ts';
import { serverWords } from '#platform/locale/words.server.ts';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8',
} as const;

const keys = [
	...([
		'strategy',
		'service',
		'code',
		'goal',
		'measures',
		'done',
		'late',
		'stuck',
		'progressPercent',
	] as const),
	...([
		'scheduleKept',
		'scheduleOf',
		'pathKept',
		'pathOf',
		'cost',
		'costYearly',
		'riskLabel',
		'risks',
	] as const),
];

/** Every service in one table for municipal ICT management: a row for each goal in each service. */
export const GET = async ({ locals: { actor, locale }, url }) => {
	const t = await serverWords(locale);
	const { day, leaves, strategies, areas } = await progress.whole(actor);
	const asked = url.searchParams.get('format');
	const format = asked === 'csv' || asked === 'json' ? asked : 'xlsx';
	const titles = new Map(strategies.map(({ id, title }) => [id, title]));
	const names = new Map(areas.map(({ id, name }) => [id, name]));
	const rows = leaves.map(({ goal, areaId, roll }) => {
		const figures = figuresOf(roll);
		const place = [
			titles.get(goal.strategyId) ?? '',
			areaId ? (names.get(areaId) ?? '') : t('rollup.common'),
		];
		const { measures, done, late, stuck, schedule, path, cost, costYearly, level, risks } = figures;
		const percent = figures.progress === null ? null : Math.round(figures.progress * 1000) / 10;
		const kept = [schedule.kept, schedule.of, path.kept, path.of];
		const words = [t(`rollup.level.${level}`), riskText(t, risks)];
		const facts = [measures, done, late, stuck, percent, ...kept, cost, costYearly];
		return [...place, goal.code, goal.title, ...facts, ...words];
	});
	const file = `${actor.tenantSlug}-rollup-${day}.${format}`;
	const headers = { 'content-type': types[format], 'content-disposition': `attachment; filename="${file}"` };
	if (format === 'json') {
		const goals = rows.map((row) => Object.fromEntries(keys.map((key, i) => [key, row[i] ?? null])));
		return new Response(JSON.stringify({ day, rows: goals }), { headers });
	}
	const columns = keys.map((key) => t(`rollup.column.${key}`));
	const sheetName = t('rollup.title').slice(0, 31);
	return new Response(new Uint8Array(await writeTable(columns, rows, format, { sheetName })), { headers });
};
