import type { AccessRole } from '#platform/permission/permissions.ts';
import type { UnitKind } from '../../organisation/service-unit/service-unit.ts';

/** Which of the default service areas, by its governance model and order. */
export type AreaKey = 'library' | 'adult_education' | 'culture' | 'sports';

export interface DemoUnit {
	key: string;
	name: string;
	kind: UnitKind;
	area: AreaKey;
	address?: string;
	devices?: string[];
}

const kiosk = ['Lainausautomaatti', 'Asiakaskone'];

/** The units of the source document's city; keys are those of the needs file. */
export const units: readonly DemoUnit[] = [
	{
		key: 'paakirjasto',
		name: 'Pääkirjasto',
		kind: 'main_library',
		area: 'library',
		address: 'Salpausselänkatu 33',
		devices: [...kiosk, 'Palautusautomaatti', 'Kävijälaskuri'],
	},
	{
		key: 'kuusankosken_kirjasto',
		name: 'Kuusankosken kirjasto',
		kind: 'branch_library',
		area: 'library',
		address: 'Kymenlaaksonkatu 1',
		devices: kiosk,
	},
	{
		key: 'valkealan_kirjasto',
		name: 'Valkealan kirjasto',
		kind: 'branch_library',
		area: 'library',
		devices: kiosk,
	},
	{
		key: 'inkeroisten_kirjasto',
		name: 'Inkeroisten kirjasto',
		kind: 'branch_library',
		area: 'library',
		address: 'Koulukunnantie 1',
		devices: [...kiosk, 'Omatoimijärjestelmä'],
	},
	{
		key: 'myllykosken_kirjasto',
		name: 'Myllykosken kirjasto',
		kind: 'branch_library',
		area: 'library',
		address: 'Keskusväylä 4',
		devices: [...kiosk, 'Omatoimijärjestelmä'],
	},
	{
		key: 'elimaen_kirjasto',
		name: 'Elimäen kirjasto',
		kind: 'branch_library',
		area: 'library',
		address: 'Vanamontie 9',
		devices: [...kiosk, 'Omatoimijärjestelmä'],
	},
	{
		key: 'jaalan_kirjasto',
		name: 'Jaalan kirjasto',
		kind: 'branch_library',
		area: 'library',
		address: 'Salparinteentie 1',
		devices: [...kiosk, 'Omatoimijärjestelmä'],
	},
	{
		key: 'korian_kirjasto',
		name: 'Korian kirjasto',
		kind: 'branch_library',
		area: 'library',
		address: 'Nappatie 1',
		devices: [...kiosk, 'Omatoimijärjestelmä'],
	},
	{
		key: 'haanojan_kirjasto',
		name: 'Haanojan kirjasto',
		kind: 'branch_library',
		area: 'library',
		address: 'Haanojantie 1',
		devices: [...kiosk, 'Omatoimijärjestelmä'],
	},
	{
		key: 'kirjastoauto',
		name: 'Kirjastoauto',
		kind: 'mobile_library',
		area: 'library',
		devices: ['Lainauspiste'],
	},
	{ key: 'kirjasto_keskitetty', name: 'Kirjaston keskitetyt palvelut', kind: 'office', area: 'library' },
	{ key: 'kirjaston_johtoryhma', name: 'Kirjaston johtoryhmä', kind: 'office', area: 'library' },
	{
		key: 'mediamaja',
		name: 'Mediamaja',
		kind: 'venue',
		area: 'library',
		devices: ['Videoeditointikone', 'Kamera'],
	},
	{
		key: 'kansalaisopisto_keskusta',
		name: 'Kansalaisopisto, keskusta',
		kind: 'campus',
		area: 'adult_education',
	},
	{
		key: 'kansalaisopisto_kuusankoski',
		name: 'Kansalaisopisto, Kuusankoski',
		kind: 'campus',
		area: 'adult_education',
	},
	{
		key: 'kansalaisopisto_elimaki',
		name: 'Kansalaisopisto, Elimäki',
		kind: 'campus',
		area: 'adult_education',
	},
	{ key: 'kulttuuripalvelut', name: 'Kulttuuripalvelut', kind: 'office', area: 'culture' },
	{ key: 'museopalvelut', name: 'Museopalvelut', kind: 'museum', area: 'culture' },
	{ key: 'liikuntapalvelut', name: 'Liikuntapalvelut', kind: 'office', area: 'sports' },
	{ key: 'uimahallit', name: 'Uimahallit', kind: 'pool', area: 'sports' },
	{ key: 'tietohallinto', name: 'Tietohallinto', kind: 'office', area: 'library' },
];

export interface DemoPerson {
	key: string;
	name: string;
	roles: AccessRole[];
	unit?: string;
}

export const people: readonly DemoPerson[] = [
	{
		key: 'johtaja',
		name: 'Marja Salonen',
		roles: ['administrator', 'director', 'coordinator', 'rater'],
		unit: 'kirjaston_johtoryhma',
	},
	{
		key: 'koordinaattori',
		name: 'Petri Laine',
		roles: ['coordinator', 'rater'],
		unit: 'kirjasto_keskitetty',
	},
	{ key: 'rehtori', name: 'Anne Kiviniemi', roles: ['rater', 'reader'], unit: 'kansalaisopisto_keskusta' },
	{ key: 'informaatikko', name: 'Johanna Rantala', roles: ['rater', 'reader'], unit: 'paakirjasto' },
	{ key: 'kulttuuri', name: 'Timo Vainio', roles: ['rater', 'reader'], unit: 'kulttuuripalvelut' },
	{ key: 'tietohallinto', name: 'Riikka Aho', roles: ['rater', 'reader'], unit: 'tietohallinto' },
	{ key: 'tukihenkilo', name: 'Olli Heikkinen', roles: ['reader'], unit: 'kansalaisopisto_keskusta' },
	{ key: 'kuusankoski', name: 'Sirpa Nurmi', roles: ['unit_editor', 'rater'], unit: 'kuusankosken_kirjasto' },
];

export interface DemoPost {
	role: string;
	title: string;
	person?: string;
	area: AreaKey;
	tenure: 'permanent' | 'fixed_term';
	daysPerMonth: number;
	validTo?: string;
}

/** Days a month for development work, not the whole working time. */
export const posts: readonly DemoPost[] = [
	{
		role: 'palvelukoordinaattori',
		title: 'Palvelukoordinaattori',
		person: 'koordinaattori',
		area: 'library',
		tenure: 'permanent',
		daysPerMonth: 8,
	},
	{
		role: 'informaatikko',
		title: 'Informaatikko',
		person: 'informaatikko',
		area: 'library',
		tenure: 'permanent',
		daysPerMonth: 7,
	},
	{
		role: 'mediatuottaja',
		title: 'Mediatuottaja',
		area: 'library',
		tenure: 'fixed_term',
		daysPerMonth: 6,
		validTo: '2028-06-30',
	},
	{
		role: 'kirjastovirkailija',
		title: 'Kirjastovirkailijat, toimipisteiden yhteinen työaika',
		area: 'library',
		tenure: 'permanent',
		daysPerMonth: 18,
	},
	{
		role: 'kirjastonjohtaja',
		title: 'Kirjastonjohtaja',
		person: 'johtaja',
		area: 'library',
		tenure: 'permanent',
		daysPerMonth: 2,
	},
	{
		role: 'tietohallinto',
		title: 'Tietohallinnon asiantuntija',
		person: 'tietohallinto',
		area: 'library',
		tenure: 'permanent',
		daysPerMonth: 13,
	},
	{
		role: 'tvt-tukihenkilo',
		title: 'TVT-tukihenkilö',
		person: 'tukihenkilo',
		area: 'adult_education',
		tenure: 'fixed_term',
		daysPerMonth: 8,
		validTo: '2027-12-31',
	},
	{
		role: 'rehtori',
		title: 'Rehtori',
		person: 'rehtori',
		area: 'adult_education',
		tenure: 'permanent',
		daysPerMonth: 3,
	},
	{
		role: 'opettaja',
		title: 'Vastuuopettaja',
		area: 'adult_education',
		tenure: 'permanent',
		daysPerMonth: 7,
	},
	{
		role: 'museoamanuenssi',
		title: 'Museoamanuenssi',
		area: 'culture',
		tenure: 'permanent',
		daysPerMonth: 4,
	},
	{
		role: 'kulttuurituottaja',
		title: 'Kulttuurituottaja',
		person: 'kulttuuri',
		area: 'culture',
		tenure: 'permanent',
		daysPerMonth: 2,
	},
	{
		role: 'liikuntapalvelut',
		title: 'Liikuntapaikkamestari',
		area: 'sports',
		tenure: 'permanent',
		daysPerMonth: 3,
	},
];

/** Euros a year; the shares follow a city's three-year plan with a renovation in 2027–2028. */
export const budgets: Record<number, { investment: number; one_off: number; yearly: number }> = {
	2027: { investment: 150_000, one_off: 90_000, yearly: 3_000 },
	2028: { investment: 220_000, one_off: 55_000, yearly: 48_000 },
	2029: { investment: 60_000, one_off: 45_000, yearly: 50_000 },
};
