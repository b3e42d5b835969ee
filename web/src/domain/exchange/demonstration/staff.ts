import type { AreaKey } from './organisation.ts';

export interface DemoStaff {
	name: string;
	role: string;
	unit: string;
}

const of = (role: string, rows: string): DemoStaff[] =>
	rows.split('; ').map((row) => {
		const [name = '', unit = ''] = row.split(', ');
		return { name, role, unit };
	});

/** Who works in the units beside those who run the strategy: they answer surveys and read. */
export const staff: readonly DemoStaff[] = [
	...of(
		'kirjastovirkailija',
		'Eeva Hakala, paakirjasto; Jari Kettunen, paakirjasto; Minna Rautio, paakirjasto; Oskari Lehto, paakirjasto; Pirjo Vesa, kuusankosken_kirjasto; Tommi Anttila, kuusankosken_kirjasto; Sanna Ylönen, valkealan_kirjasto; Ulla Kaski, inkeroisten_kirjasto; Heikki Torvinen, myllykosken_kirjasto; Leena Partanen, elimaen_kirjasto; Kaisa Niiranen, jaalan_kirjasto; Raimo Salmela, korian_kirjasto; Hanna Jokela, haanojan_kirjasto; Veikko Lindroos, kirjastoauto; Noora Haapala, kirjastoauto; Antti Sirola, mediamaja',
	),
	...of(
		'informaatikko',
		'Katri Ojala, paakirjasto; Mikael Forss, paakirjasto; Tiina Helin, kuusankosken_kirjasto; Juho Laakso, valkealan_kirjasto; Elina Mäkelä, mediamaja',
	),
	...of(
		'opettaja',
		'Outi Kallio, kansalaisopisto_keskusta; Markku Heino, kansalaisopisto_keskusta; Svetlana Ivanova, kansalaisopisto_keskusta; Birgitta Holm, kansalaisopisto_keskusta; Teemu Aaltonen, kansalaisopisto_kuusankoski; Riitta Pulkkinen, kansalaisopisto_kuusankoski; Jukka Väisänen, kansalaisopisto_kuusankoski; Maarit Tuomi, kansalaisopisto_elimaki; Pauli Kivelä, kansalaisopisto_elimaki',
	),
	...of('kulttuurituottaja', 'Laura Eskola, kulttuuripalvelut; Sami Norrgård, kulttuuripalvelut'),
	...of('museoamanuenssi', 'Ilona Saarela, museopalvelut; Kari Peltola, museopalvelut'),
	...of('liikuntapalvelut', 'Mika Rantanen, uimahallit; Päivi Koski, liikuntapalvelut'),
];

/** What those who run the strategy answer as. */
export const rolesOfCast: Record<string, string> = {
	johtaja: 'kirjastonjohtaja',
	koordinaattori: 'palvelukoordinaattori',
	rehtori: 'rehtori',
	informaatikko: 'informaatikko',
	kulttuuri: 'kulttuurituottaja',
	kuusankoski: 'kirjastovirkailija',
};

export const areasOfRoles: Record<string, AreaKey> = {
	opettaja: 'adult_education',
	rehtori: 'adult_education',
	kulttuurituottaja: 'culture',
	museoamanuenssi: 'culture',
	liikuntapalvelut: 'sports',
};

const library = 'K1:3 K2:3 K3:2 K4:3 K5:3 K6:2 K7:3 K8:2 K9:2 K10:2 K12:2 2.1:2 2.4:2 4.1:2 4.2:3 5.1:2';
const culture = '1.2:3 2.1:3 2.2:3 2.4:3 3.1:3 3.3:3 4.1:2 4.2:3 5.2:2 5.3:2 K9:3 K12:2';

/** How well a role should know what it does: a code and a level. */
export const targetsOfRoles: Record<string, string> = {
	kirjastovirkailija: library,
	informaatikko: 'K2:3 K4:4 K5:4 K6:4 K7:3 K8:3 K9:3 K10:4 K11:2 K12:3 1.2:4 2.4:3 3.3:3 4.2:3 5.3:3 5.4:3',
	opettaja: 'O1:3 O2:3 O3:2 O4:3 O5:3 O6:3 O7:2 O8:3 O9:2 O10:2 2.1:2 3.3:2 4.1:2 5.1:2',
	kirjastonjohtaja: 'K7:4 K9:2 K12:3 1.3:3 2.4:3 4.2:3 5.2:4 5.4:4',
	palvelukoordinaattori: 'K1:4 K2:4 K3:4 K7:3 K12:3 4.1:4 5.1:4 5.2:4 5.4:3',
	rehtori: 'O1:2 O3:3 O5:2 O8:4 O10:3 2.4:3 4.2:3 5.2:3 5.4:4',
	kulttuurituottaja: culture,
	museoamanuenssi: culture,
	liikuntapalvelut: '2.1:2 2.2:2 2.4:2 3.1:2 4.1:2 4.2:3 5.1:3 5.2:2 K9:2',
};

/** What was taught between the two surveys, and to whom. */
export const taught: Record<string, readonly string[]> = {
	K4: ['kirjastovirkailija'],
	K9: ['kirjastovirkailija', 'informaatikko', 'kulttuurituottaja', 'museoamanuenssi'],
	K12: ['kirjastovirkailija', 'informaatikko'],
	O3: ['opettaja'],
};

export const wishes: readonly string[] = [
	'Haluaisin harjoitella saavutettavien ohjeiden tekemistä oikeilla esimerkeillä.',
	'Digiopastukseen kaipaan työparia ja valmista pohjaa.',
	'Tekoälyn käytöstä olisi hyvä sopia yhdessä, nyt jokainen tekee omalla tavallaan.',
	'Automaattien huoltoon yksi lyhyt kuvallinen ohje laitteen viereen.',
	'Haluan oppia striimaamaan kirjailijavieraat.',
];
