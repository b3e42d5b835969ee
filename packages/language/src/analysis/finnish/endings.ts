/** What a stem can carry: vowel stem, plural stem, consonant stem, whole word, and the stems of a verb. */
export type StemGroup = 'vowel' | 'plural' | 'consonant' | 'whole' | 'finite' | 'passive' | 'participle';

const clitics = ['', 'kin', 'kaan', 'kään', 'ko', 'kö', 'han', 'hän', 'pa', 'pä', 'kohan', 'köhän'];
const possessives = ['', 'ni', 'si', 'nsa', 'nsä', 'mme', 'nne'];
const localCases = ['ssa', 'ssä', 'sta', 'stä', 'lla', 'llä', 'lta', 'ltä', 'lle', 'na', 'nä', 'tta', 'ttä'];

const owned = (cases: readonly string[]) => cases.flatMap((ending) => possessives.map((own) => ending + own));
/** `-ssaan`, `-lleen`: the third person's vowel lengthening after a case. */
const lengthened = (cases: readonly string[]) => cases.map((ending) => `${ending + ending.at(-1)}n`);

const illatives = [
	'an',
	'en',
	'in',
	'on',
	'un',
	'yn',
	'än',
	'ön',
	'han',
	'hen',
	'hin',
	'hon',
	'hun',
	'hyn',
	'hän',
	'hön',
	'seen',
];
const ownIllatives = [
	'aa',
	'ee',
	'ii',
	'oo',
	'uu',
	'yy',
	'ää',
	'öö',
	'a',
	'e',
	'i',
	'o',
	'u',
	'y',
	'ä',
	'ö',
].flatMap((vowel) => possessives.slice(1).map((own) => vowel + own));
const partitives = ['a', 'ä', 'ta', 'tä'];
const compared = [
	'mpi',
	'mpaa',
	'mpää',
	'mman',
	'män',
	'mmat',
	'mmät',
	'mpia',
	'mpiä',
	'mpien',
	'mmaksi',
	'mmäksi',
	'mmassa',
	'mmalla',
	'mmin',
	'immin',
	'in',
	'sti',
];

const endings: Record<StemGroup, readonly string[]> = {
	whole: ['', ...possessives, 'an', 'än'],
	vowel: [
		...owned([...localCases, ...partitives, '']),
		...lengthened([...localCases, ...partitives]),
		...['n', 't', 'ksi', 'kseen', ...owned(['kse'])],
		...illatives,
		...ownIllatives,
		...owned(['see']),
		...compared,
	],
	plural: [
		...owned([...localCases, ...partitives, 'e']),
		...lengthened([...localCases, ...partitives]),
		...[
			'ksi',
			'in',
			'hin',
			'siin',
			'den',
			'tten',
			'en',
			'ten',
			'neen',
			'kseen',
			'n',
			...owned(['kse', 'hi', 'sii', 'ne', 'de', 'i']),
		],
	],
	consonant: [...owned(['ta', 'tä', 'te', 'na', 'nä']), 'taan', 'tään', 'ten', 'tten'],
	finite: [
		...['', 'n', 't', 'mme', 'tte', 'vat', 'vät', 'a', 'ä', 'i', 'e', 'o', 'u', 'y', 'ö', 'aan', 'ään'],
		...['maan', 'mään', 'massa', 'mässä', 'masta', 'mästä', 'malla', 'mällä', 'matta', 'mättä', 'man', 'män'],
		...[
			'en',
			'essa',
			'essä',
			'essaan',
			'essään',
			'kaa',
			'kää',
			'koon',
			'köön',
			'nut',
			'nyt',
			'neet',
			'akseen',
			'äkseen',
		],
	],
	passive: ['an', 'än', 'aan', 'ään', '', 'essa', 'essä', 'ko', 'kö', 'kse', 'kseen', 'ksemme'],
	participle: [
		'iin',
		'aisiin',
		'äisiin',
		'aisi',
		'äisi',
		'u',
		'y',
		'aneen',
		'äneen',
		'aessa',
		'äessä',
		'akoon',
		'äköön',
		'aiko',
	],
};

const setOf = (group: StemGroup) =>
	new Set(endings[group].flatMap((ending) => clitics.map((clitic) => ending + clitic)));

const sets: Record<StemGroup, ReadonlySet<string>> = {
	whole: setOf('whole'),
	vowel: setOf('vowel'),
	plural: setOf('plural'),
	consonant: setOf('consonant'),
	finite: setOf('finite'),
	passive: setOf('passive'),
	participle: setOf('participle'),
};

/** No ending is longer than this. */
export const LONGEST_ENDING = 14;

/** Whether what is left of a word after a stem is an ending the stem can carry. */
export function carries(group: StemGroup, ending: string): boolean {
	return sets[group].has(ending);
}
