import type { Day } from '#platform/day.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { extentOf, ticks, timelineSpan } from '#ui/timeline/timeline-geometry.ts';

export interface PictureRow {
	label: string;
	startsOn: Day;
	endsOn: Day;
}

const WIDTH = 640;
const NAMES = 232;
const ROW = 17;
const HEAD = 24;
const QUIET = '#4b5763';
const HAIR = '#c9d0d7';
/** Letters of a name that fit beside the bars. */
const MOST_LETTERS = 40;

/** Bars from day to day under their years, a need a line; colours that print well in grey too. */
export function planPicture(
	rows: readonly PictureRow[],
	{ from, to, colour, locale }: { from: Day; to: Day; colour: string; locale: Locale },
): string {
	const span = timelineSpan(from, to);
	const room = WIDTH - NAMES;
	const place = (percent: number) => round(NAMES + (percent / 100) * room);
	const height = HEAD + rows.length * ROW + 6;
	const years = ticks(span, 12).map(
		({ day, x }) =>
			`<line x1="${place(x)}" y1="4" x2="${place(x)}" y2="${height}" stroke="${HAIR}" stroke-width="0.8"/>` +
			`<text x="${place(x) + 4}" y="15" fill="${QUIET}">${day.slice(0, 4)}</text>`,
	);
	const lines = rows.map(({ label, startsOn, endsOn }, at) => {
		const y = HEAD + at * ROW;
		const bar = extentOf(span, startsOn, endsOn);
		const drawn = bar
			? `<rect x="${place(bar.x)}" y="${y + 3}" width="${Math.max(2.5, round((bar.width / 100) * room))}" height="${ROW - 6}" rx="1.5" fill="${colour}"/>`
			: '';
		return `<line x1="0" y1="${y}" x2="${WIDTH}" y2="${y}" stroke="${HAIR}" stroke-width="0.5"/><text x="0" y="${y + 12}">${escaped(cut(label))}</text>${drawn}`;
	});
	const title = `${formatDay(locale, from)}–${formatDay(locale, to)}`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="'Source Sans 3', 'Source Sans Pro', sans-serif" font-size="10.5" fill="#16202a"><title>${title}</title>${years.join('')}${lines.join('')}</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function cut(text: string): string {
	const letters = Array.from(text.replaceAll(/\s+/g, ' '));
	return letters.length > MOST_LETTERS
		? `${letters
				.slice(0, MOST_LETTERS - 1)
				.join('')
				.trimEnd()}…`
		: letters.join('');
}

function escaped(text: string): string {
	return text
		.toWellFormed()
		.replaceAll(/\p{Cc}/gu, ' ')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}
