import { daysBetween } from '#platform/day.ts';
import type { TimelineBar, TimelineRow } from '#ui/timeline/timeline.ts';
import type { ScheduleBar } from './scenario-page.ts';
import type { Group } from './scenario-view.ts';

const tones = [1, 2, 3, 4, 5, 6] as const;
/** Narrower bars stand too close to each other to be pressed; their needs are links in the table. */
const LEAST_DAYS_TO_PRESS = 40;

/** Bars by service area, by role (a need stands under each role it asks time of), or one row for each need. */
export function timelineRows(
	bars: readonly ScheduleBar[],
	group: Group,
	hrefOf: (id: string) => string,
): TimelineRow[] {
	const areas = distinct(bars.map(({ area }) => area));
	const draw = (bar: ScheduleBar, suffix = ''): TimelineBar => ({
		id: bar.id + suffix,
		label: bar.label,
		start: bar.startsOn,
		end: bar.endsOn,
		tone: tones[areas.indexOf(bar.area) % tones.length]!,
		isPinned: bar.isPinned,
		...(isWide(bar) && group !== 'need' && { href: hrefOf(bar.id) }),
		waitsFor: suffix ? [] : bar.waitsFor,
	});
	if (group === 'need')
		return bars.map((bar) => ({
			id: bar.id,
			label: bar.label,
			note: bar.area,
			href: hrefOf(bar.id),
			bars: [draw(bar)],
		}));
	const names = group === 'area' ? areas : distinct(bars.flatMap(({ roles }) => roles));
	const isUnder = (bar: ScheduleBar, name: string) =>
		group === 'area' ? bar.area === name : bar.roles.includes(name);
	return names.map((name) => ({
		id: name,
		label: name,
		bars: bars
			.filter((bar) => isUnder(bar, name))
			.map((bar) => draw(bar, group === 'role' ? ` ${name}` : '')),
	}));
}

function distinct(names: readonly string[]): string[] {
	return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'fi'));
}

function isWide({ startsOn, endsOn }: ScheduleBar): boolean {
	return daysBetween(startsOn, endsOn) > LEAST_DAYS_TO_PRESS;
}
