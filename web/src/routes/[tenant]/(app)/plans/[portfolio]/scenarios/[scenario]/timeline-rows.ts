import { reasonText } from '#domain/portfolio/schedule/reasons.ts';
import type { TimetableRow } from '#domain/portfolio/schedule/timetable.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { TimelineBar, TimelineRow } from '#ui/timeline/timeline.ts';
import type { Group } from './scenario-view.ts';

const tones = [1, 2, 3, 4, 5, 6] as const;
/** Narrower bars stand too close to each other to be pressed; their needs are links in the table. */
const LEAST_DAYS_TO_PRESS = 40;

/** Bars by service area, by role (a need stands under each role it asks time of), or one row for each need. */
export function timelineRows(
	t: Translate,
	rows: readonly TimetableRow[],
	group: Group,
	hrefOf: (id: string) => string,
): TimelineRow[] {
	const areas = [...new Set(rows.map(({ area }) => area))].sort((a, b) => a.localeCompare(b, 'fi'));
	const toneOf = (area: string) => tones[areas.indexOf(area) % tones.length]!;
	const barOf = (row: TimetableRow, suffix = ''): TimelineBar => ({
		id: row.id + suffix,
		label: `${row.number} ${row.title}`,
		start: row.startsOn,
		end: row.endsOn,
		tone: toneOf(row.area),
		isPinned: row.pin?.kind === 'start' || row.isStarted,
		...(isWide(row) && group !== 'need' && { href: hrefOf(row.id) }),
		note: reasonText(t, row.reason),
		waitsFor: suffix ? [] : row.dependsOn.map(({ id }) => id),
	});
	if (group === 'need')
		return rows.map((row) => ({
			id: row.id,
			label: `${row.number} ${row.title}`,
			note: row.area,
			href: hrefOf(row.id),
			bars: [barOf(row)],
		}));
	if (group === 'area')
		return areas.map((area) => ({
			id: area,
			label: area,
			bars: rows.filter((row) => row.area === area).map((row) => barOf(row)),
		}));
	const roles = [...new Set(rows.flatMap(({ effort }) => Object.keys(effort)))].sort((a, b) =>
		a.localeCompare(b, 'fi'),
	);
	return roles.map((role) => ({
		id: role,
		label: role,
		bars: rows.filter(({ effort }) => role in effort).map((row) => barOf(row, ` ${role}`)),
	}));
}

function isWide({ startsOn, endsOn }: TimetableRow): boolean {
	return (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 > LEAST_DAYS_TO_PRESS;
}
