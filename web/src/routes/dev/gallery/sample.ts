import type { TimelineRow } from '#ui/timeline/timeline.ts';

export interface Need {
	id: string;
	title: string;
	unit: string;
	state: 'new' | 'ranked' | 'planned' | 'late';
	cost: number;
	asked: string;
}

const titles = [
	'Lainausautomaattien uusinta',
	'Asiakaskoneiden kuvanluku ja skannaus',
	'Langattoman verkon peitto lehtisalissa',
	'Verkkokirjaston saavutettavuuden korjaukset',
	'Omatoimikirjaston kulunvalvonta',
	'Mediapajan videotyöasemat',
	'Opettajien yhteiskäyttöiset kannettavat',
	'Uimahallin kävijälaskurit',
	'Kirjastoauton mobiiliyhteys',
	'Museon kokoelmatietokannan siirto',
	'Kurssi-ilmoittautumisen maksaminen verkossa',
	'Digituen ajanvaraus',
];
const units = [
	'Pääkirjasto',
	'Koria',
	'Kansalaisopisto',
	'Myllykoski',
	'Uimahalli',
	'Kirjastoauto',
	'Taidemuseo',
];
const states = ['new', 'ranked', 'planned', 'late'] as const;

export const needs: Need[] = Array.from({ length: 134 }, (_, i) => ({
	id: `n${i}`,
	title: titles[i % titles.length] ?? '',
	unit: units[(i * 3) % units.length] ?? '',
	state: states[(i * 7) % 4] ?? 'new',
	cost: ((i * 7919) % 90) * 500 + 1200,
	asked: `2026-${String((i % 9) + 1).padStart(2, '0')}-${String(((i * 5) % 27) + 1).padStart(2, '0')}`,
}));

export const timelineRows: TimelineRow[] = [
	row('a', 'Lainausautomaattien uusinta', '2027-02-01', '2027-09-30', { isPinned: true, href: '#a' }),
	row('b', 'Kirjastojärjestelmän uusinta: vaatimusmäärittely', '2026-10-01', '2027-03-31', { tone: 3 }),
	row('c', 'Kirjastojärjestelmän kilpailutus', '2027-04-12', '2028-01-31', { tone: 3, waitsFor: ['b'] }),
	row('d', 'Tietojen siirto ja käyttöönotto', '2028-02-07', '2028-11-30', {
		tone: 3,
		waitsFor: ['c'],
		isTentative: true,
	}),
	row('e', 'Langattoman verkon peitto', '2027-06-07', '2027-07-18', {
		tone: 2,
		note: 'Odottaa peruskorjausta',
	}),
	row('f', 'Mediapajan videotyöasemat', '2029-11-12', '2029-12-20', { tone: 4 }),
	{
		id: 'g',
		label: 'Palvelukoordinaattori',
		note: '100 %',
		bars: [
			{ id: 'g1', label: 'Digituen ajanvaraus', start: '2027-01-11', end: '2027-08-29', tone: 1 },
			{ id: 'g2', label: 'Osaamiskartoitus', start: '2027-05-03', end: '2027-12-19', tone: 5 },
			{
				id: 'g3',
				label: 'Verkkokirjaston saavutettavuus',
				start: '2028-01-10',
				end: '2029-06-30',
				tone: 1,
				waitsFor: ['g1'],
			},
		],
	},
	row('h', 'Museon kokoelmatietokannan siirto', '2029-03-05', '2030-04-30', { tone: 6 }),
];

function row(
	id: string,
	label: string,
	start: string,
	end: string,
	more: Partial<TimelineRow['bars'][number]> = {},
): TimelineRow {
	return { id: `row-${id}`, label, bars: [{ id, label, text: '42 000 €', start, end, ...more }] };
}

export const months = Array.from({ length: 36 }, (_, i) => ({
	month: `${2027 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
	load: Math.round((1.5 + Math.sin(i / 3) * 0.9 + ((i * 13) % 5) * 0.12) * 10) / 10,
	capacity: i < 14 ? 2 : 2.5,
}));
export type Month = (typeof months)[number];

export const money = [
	{ id: '2027', label: '2027', values: [120_000, 46_000, 32_500] },
	{ id: '2028', label: '2028', values: [310_000, 52_000, 88_000] },
	{ id: '2029', label: '2029', values: [40_000, 18_000, 96_000] },
];
export type Year = (typeof money)[number];
