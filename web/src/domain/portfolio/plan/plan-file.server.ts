import { writeTable, type Cell } from '@luotsi/documents';
import { attachment } from '#platform/attachment.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { reasonText } from '../schedule/reasons.ts';
import { timetable, type LeftOutRow, type TimetableRow } from '../schedule/timetable.ts';
import type { Side } from './comparison.ts';

export interface DownloadFile {
	bytes: Uint8Array<ArrayBuffer>;
	headers: Record<string, string>;
}

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The whole table, scheduled needs first, as a spreadsheet. */
export async function planFile(
	locale: Locale,
	name: string,
	side: Side,
	wanted: string | null,
): Promise<DownloadFile> {
	const t = await serverWords(locale);
	const format = wanted === 'csv' ? 'csv' : 'xlsx';
	const { rows, leftOut } = timetable(side.snapshot, side.answer);
	const cells = [...rows.map((row) => scheduledCells(t, row)), ...leftOut.map((row) => leftCells(t, row))];
	const bytes = await writeTable(columnsOf(t), cells, format, { sheetName: t('plan.scheduleTable') });
	return {
		bytes: new Uint8Array(bytes),
		headers: {
			'content-type': types[format],
			'content-disposition': attachment(`${name}.${format}`),
			'cache-control': 'no-store',
		},
	};
}

function columnsOf(t: Translate): string[] {
	return [
		t('plan.number'),
		t('plan.need'),
		t('plan.area'),
		t('plan.units'),
		t('plan.outcome'),
		t('common.start'),
		t('common.end'),
		t('plan.kind.investment'),
		t('plan.kind.one_off'),
		t('plan.kind.yearly'),
		t('plan.value'),
		t('plan.reasons'),
	];
}

function scheduledCells(t: Translate, row: TimetableRow): Cell[] {
	return cellsOf(row, [t('plan.inSchedule'), row.startsOn, row.endsOn], reasonText(t, row.reason));
}

function leftCells(t: Translate, row: LeftOutRow): Cell[] {
	return cellsOf(
		row,
		[t('plan.notInSchedule'), null, null],
		row.causes.map((cause) => reasonText(t, cause)).join(' '),
	);
}

function cellsOf(row: LeftOutRow | TimetableRow, place: Cell[], reason: string): Cell[] {
	const { number, title, area, units, cost, value } = row;
	return [
		number,
		title,
		area,
		units.join(', '),
		...place,
		cost.investment,
		cost.one_off,
		cost.yearly,
		value,
		reason,
	];
}
