import type { Combining, Direction } from '../../strategy/indicator/indicator.ts';
import type { MeasureState } from '../../strategy/measure/measure.ts';

export interface OwnMeasure {
	/** A word of the goal it serves. */
	goal: RegExp;
	title: string;
	area?: string;
	host?: string;
	share?: number;
	cost: number;
	/** Working days of the implementing post. */
	days?: number;
	/** Days from today. */
	from: number;
	to: number;
	planning: string | null;
	implementing: string | null;
	/** Days ago, the oldest first. */
	said: { state: MeasureState; percent: number; note: string; ago: number }[];
}

const coordinator = 'Palvelukoordinaattori';
const leader = 'Kirjastonjohtaja';

/** What is done beside the planned needs: some of it goes well, some is late, stuck or nobody's. */
export const ownMeasures: readonly OwnMeasure[] = [
	{
		...{ goal: /priorisoidaan/i, title: 'Kerätään toimipisteiden tarpeet joka syksy samalla tavalla' },
		...{ cost: 0, days: 20, from: -120, to: 60, area: 'Kirjasto' },
		...{ planning: coordinator, implementing: coordinator },
		said: [
			{ state: 'on_track', percent: 30, note: 'Keruu on auki kaikissa toimipisteissä.', ago: 70 },
			{ state: 'on_track', percent: 75, note: 'Tarpeet on yhdistetty ja arvioitu.', ago: 12 },
		],
	},
	{
		...{ goal: /sitoutuminen/i, title: 'Nimetään joka kirjastoon digiopastuksesta vastaava' },
		...{
			cost: 4_000,
			days: 8,
			from: -200,
			to: -20,
			planning: leader,
			implementing: coordinator,
			area: 'Kirjasto',
		},
		said: [{ state: 'on_track', percent: 60, note: 'Kolme toimipistettä puuttuu.', ago: 45 }],
	},
	{
		...{ goal: /johdettava/i, title: 'Käydään tavoitteet läpi johtoryhmässä joka neljännes' },
		...{ cost: 0, days: 6, from: -300, to: 65, planning: leader, implementing: leader, area: 'Kirjasto' },
		said: [{ state: 'on_track', percent: 75, note: '', ago: 20 }],
	},
	{
		...{ goal: /pysyvä palvelukoordinaattori/i, title: 'Perustetaan mediakasvatuksen informaatikon virka' },
		...{ cost: 52_000, from: -90, to: 120, planning: leader, implementing: null, area: 'Kirjasto' },
		said: [{ state: 'stuck', percent: 20, note: 'Täyttölupa odottaa talousarviokäsittelyä.', ago: 8 }],
	},
	{
		...{ goal: /verkkokirjaston/i, title: 'Selvitetään kirjastojärjestelmän uusinnan vaihtoehdot' },
		...{
			cost: 18_000,
			days: 45,
			from: -60,
			to: 200,
			planning: coordinator,
			implementing: coordinator,
			area: 'Kirjasto',
		},
		said: [{ state: 'on_track', percent: 35, note: 'Vaatimukset on koottu.', ago: 15 }],
	},
	{
		...{ goal: /osaamisen parantaminen/i, title: 'Opettajien digitaitojen koulutus, kaksi iltapäivää' },
		...{ cost: 6_500, days: 6, from: -150, to: -30, planning: 'Rehtori', implementing: 'Vastuuopettaja' },
		area: 'Kansalaisopisto',
		said: [{ state: 'done', percent: 100, note: 'Osallistujia oli 41.', ago: 32 }],
	},
	{
		...{ goal: /vakinaistaminen/i, title: 'Viedään TVT-tukihenkilön vakanssi henkilöstösuunnitelmaan' },
		...{ cost: 0, days: 4, from: -40, to: 90, planning: 'Rehtori', implementing: 'TVT-tukihenkilö' },
		area: 'Kansalaisopisto',
		said: [{ state: 'late', percent: 10, note: 'Perustelut kirjoitetaan tammikuussa.', ago: 5 }],
	},
	{
		...{ goal: /liikuntapalveluissa|sitoutuminen/i, title: 'Kulunvalvonta ja kävijälaskurit uimahalliin' },
		...{ host: 'Uimahallin peruskorjaus', share: 6, cost: 480_000, from: -30, to: 300 },
		...{ planning: 'Liikuntapaikkamestari', implementing: 'Liikuntapaikkamestari', area: 'Liikunta' },
		said: [{ state: 'on_track', percent: 15, note: 'Laitteet ovat urakkalaskelmassa.', ago: 10 }],
	},
	{
		...{ goal: /liikuntapalveluissa|sitoutuminen/i, title: 'Lippujen myynti verkossa ja ovella' },
		...{ host: 'Kesän tapahtumat', share: 15, cost: 60_000, from: -100, to: 180 },
		...{ planning: 'Kulttuurituottaja', implementing: 'Kulttuurituottaja', area: 'Kulttuuri' },
		said: [],
	},
];

interface Followed {
	goal: RegExp;
	name: string;
	unit: string;
	source: string;
	direction: Direction;
	combined: Combining;
	/** Whose units are read. */
	area: string;
	/** Of the year before last and on. */
	targets: number[];
	/** Of an ordinary unit, the last one of last year. */
	readings: number[];
}

export const followed: readonly Followed[] = [
	{
		...{ goal: /sitoutuminen/i, name: 'Digiopastuksen asiakkaat', unit: 'henkeä', area: 'Kirjasto' },
		...{ source: 'Toimipisteiden omat tilastot', direction: 'up', combined: 'sum' },
		...{ targets: [1_100, 1_350, 1_600, 1_900, 2_200], readings: [96, 118, 152] },
	},
	{
		...{ goal: /verkkokirjaston/i, name: 'Lainausautomaattien käytettävyys', unit: '%', area: 'Kirjasto' },
		...{ source: 'Toimittajan palveluraportti', direction: 'up', combined: 'mean' },
		...{ targets: [94, 95, 96, 98, 99], readings: [93, 92, 91] },
	},
	{
		...{ goal: /osaamisen parantaminen/i, name: 'Yli viisi vuotta vanhat laitteet', unit: '%' },
		...{ area: 'Kansalaisopisto', source: 'Laiterekisteri', direction: 'down', combined: 'mean' },
		...{ targets: [50, 44, 38, 30, 20], readings: [52, 45, 37] },
	},
];
