import type { StemGroup } from './endings.ts';
import { gradesOf, isBack, isVowel, strongOf, weakOf } from './gradation.ts';

/** A stem with what can follow it. */
export type Stem = readonly [stem: string, group: StemGroup];

/** Nouns in -i whose stem ends in -e: `nimi`, `nimen`. */
export const oldWords = new Set(
	`kausi ripsi veitsi kieli nimi ovi lehti järvi mäki kivi lapsi vuosi vesi käsi uusi viisi kuusi tuli meri ääni sieni pieni suuri nuori saari veri puoli
mieli hetki henki kärki onni joki väki reki noki lahti talvi sarvi arki tammi lumi niemi toimi poski lampi siipi tähti tuki pilvi kansi
länsi kynsi hirsi varsi tosi täysi parsi hiiri sormi salmi riihi kaari vuori juuri niini tuomi suomi polvi jälki kaikki
suvi hanhi lehmi tiili huuli moni koski kuori hiili lohi uni tyvi köysi jousi susi `
		.split(/\s+/)
		.filter(Boolean),
);

const irregular: Readonly<Record<string, readonly Stem[]>> = {
	mies: [
		['miehe', 'vowel'],
		['mies', 'consonant'],
		['miehi', 'plural'],
	],
	sydän: [
		['sydäme', 'vowel'],
		['sydän', 'consonant'],
		['sydämi', 'plural'],
	],
	kevät: [
		['kevää', 'vowel'],
		['kevät', 'consonant'],
		['keväi', 'plural'],
	],
	pitkä: [
		['pitkä', 'vowel'],
		['pitki', 'plural'],
		['pidempi', 'whole'],
		['pidempä', 'vowel'],
		['pidemmä', 'vowel'],
		['pidempi', 'plural'],
		['pidemmi', 'plural'],
		['pitempi', 'whole'],
		['pitempä', 'vowel'],
		['pitemmä', 'vowel'],
		['pisimmä', 'vowel'],
		['pisimpi', 'plural'],
		['pisin', 'whole'],
	],
	vuosi: [
		['vuote', 'vowel'],
		['vuode', 'vowel'],
		['vuot', 'consonant'],
		['vuon', 'consonant'],
		['vuosi', 'plural'],
	],
	useampi: [...comparativeStems('usea', 'a')],
	paras: [
		['parhaa', 'vowel'],
		['paras', 'consonant'],
		['parhai', 'plural'],
	],
	ruoka: [
		['ruoka', 'vowel'],
		['ruoa', 'vowel'],
		['ruua', 'vowel'],
		['ruoki', 'plural'],
		['ruoi', 'plural'],
		['ruui', 'plural'],
	],
	lapsi: [
		['lapse', 'vowel'],
		['las', 'consonant'],
		['lapsi', 'plural'],
	],
	kaksi: [
		['kahte', 'vowel'],
		['kahde', 'vowel'],
		['kaht', 'consonant'],
		['kaksi', 'plural'],
	],
	lumi: [
		['lume', 'vowel'],
		['lun', 'consonant'],
		['lumi', 'plural'],
	],
};

/** Every stem of a noun, adjective or the like; where the base form does not tell, all that it might have. */
export function nominalStems(lemma: string): Stem[] {
	const known = irregular[lemma];
	const stems = known ? [...known] : shapedStems(lemma);
	return [[lemma, 'whole'], ...stems];
}

function shapedStems(lemma: string): Stem[] {
	if (lemma.endsWith('nen')) return nenStems(lemma.slice(0, -3));
	if (/t[oö]n$/u.test(lemma)) return tonStems(lemma);
	if (/(.)s$/u.test(lemma) && ordinals.test(lemma)) return ordinalStems(lemma.slice(0, -1));
	if (/in$/u.test(lemma)) return inStems(lemma.slice(0, -1));
	if (lemma.endsWith('s')) return sStems(lemma);
	if (/[nl][uy]t$|[rs]s[uy]t$/u.test(lemma)) return participleStems(lemma);
	if (/[uy]t$/u.test(lemma)) return vowelStems(`${lemma.slice(0, -1)}e`);
	if (lemma.endsWith('mpi')) return comparativeStems(lemma.slice(0, -3), isBack(lemma) ? 'a' : 'ä');
	if (!isVowel(lemma.at(-1))) return [...vowelStems(`${lemma}i`), ...vowelStems(`${lemma}e`)];
	if (/[^i]e$/u.test(lemma)) return eStems(lemma);
	if (lemma.endsWith('i') && oldWords.has(lemma)) return oldStems(lemma);
	return vowelStems(lemma);
}

const ordinals = /^(kolmas|neljäs|viides|kuudes|seitsemäs|kahdeksas|yhdeksäs|kymmenes|monias)$/u;

const ordinalStems = (root: string): Stem[] => [
	[`${root}nte`, 'vowel'],
	[`${root}nne`, 'vowel'],
	[`${root}t`, 'consonant'],
	[`${root}nsi`, 'plural'],
];

const nenStems = (root: string): Stem[] => [
	[`${root}se`, 'vowel'],
	[`${root}s`, 'consonant'],
	[`${root}si`, 'plural'],
];

function tonStems(lemma: string): Stem[] {
	const root = `${lemma.slice(0, -3)}tt${lemma.at(-2)}m`;
	return [
		[root + (lemma.endsWith('on') ? 'a' : 'ä'), 'vowel'],
		[lemma, 'consonant'],
		[`${root}i`, 'plural'],
	];
}

const inStems = (root: string): Stem[] =>
	[...new Set([root, strongOf(root)])].flatMap((stem): Stem[] => [
		[`${stem}me`, 'vowel'],
		[`${stem}mi`, 'plural'],
		[`${root}n`, 'consonant'],
		...vowelStems(`${root}ni`),
	]);

function sStems(lemma: string): Stem[] {
	const root = lemma.slice(0, -1);
	const last = root.at(-1) ?? '';
	const stems: Stem[] = [
		[lemma, 'consonant'],
		[`${root}kse`, 'vowel'],
		[`${root}ksi`, 'plural'],
		[`${lemma}i`, 'vowel'],
	];
	if ('aäi'.includes(last)) {
		for (const grade of [root, strongOf(root)]) stems.push([grade + last, 'vowel'], [`${grade}i`, 'plural']);
	}
	if ('uy'.includes(last) && isVowel(root.at(-2))) {
		stems.push([`${root}de`, 'vowel'], [`${root}te`, 'vowel'], [`${root}t`, 'consonant']);
	}
	return stems;
}

const participleStems = (lemma: string): Stem[] => {
	const root = lemma.slice(0, -2);
	return [
		[`${root}ee`, 'vowel'],
		[lemma, 'consonant'],
		[`${root}ei`, 'plural'],
	];
};

function comparativeStems(root: string, vowel: string): Stem[] {
	return [
		[`${root}mp${vowel}`, 'vowel'],
		[`${root}mm${vowel}`, 'vowel'],
		[`${root}mpi`, 'plural'],
		[`${root}mmi`, 'plural'],
		[`${root}n`, 'whole'],
	];
}

const eStems = (lemma: string): Stem[] =>
	[...new Set([lemma, strongOf(lemma)])].flatMap((grade): Stem[] => [
		[`${grade}e`, 'vowel'],
		[grade, 'vowel'],
		[`${lemma}t`, 'consonant'],
		[`${grade}i`, 'plural'],
	]);

function oldStems(lemma: string): Stem[] {
	const root = lemma.slice(0, -1);
	if (/[aeiouyäö]si$|[nrl]si$/u.test(lemma)) {
		const strong = `${lemma.slice(0, -2)}te`;
		return [
			[strong, 'vowel'],
			[weakOf(strong), 'vowel'],
			[`${root}e`, 'vowel'],
			[strong.slice(0, -1), 'consonant'],
			[lemma, 'plural'],
		];
	}
	const stems: Stem[] = gradesOf(`${root}e`).flatMap((grade): Stem[] => [
		[grade, 'vowel'],
		[`${grade.slice(0, -1)}i`, 'plural'],
	]);
	const nasal: Stem[] = lemma.endsWith('mi') ? [[`${root.slice(0, -1)}n`, 'consonant']] : [];
	return [...stems, [root, 'consonant'], ...nasal];
}

/** Words whose stem is the word: two grades, and the plurals their last vowel allows. */
function vowelStems(lemma: string): Stem[] {
	return gradesOf(lemma).flatMap((grade): Stem[] => [
		[grade, 'vowel'],
		...pluralsOf(grade).map((plural): Stem => [plural, 'plural']),
	]);
}

function pluralsOf(stem: string): string[] {
	const root = stem.slice(0, -1);
	const last = stem.at(-1) ?? '';
	if (/(aa|ää|ee|oo|uu|yy|öö)$/u.test(stem)) return [`${root}i`];
	if (/(uo|yö|ie)$/u.test(stem)) return [`${stem.slice(0, -2)}${last}i`];
	if (last === 'a' || last === 'ä') {
		const round = last === 'a' ? 'o' : 'ö';
		if (/^[^aeiouyäö]*[aei][aeiouyäö]?[^aeiouyäö]+a$/u.test(stem)) return [`${root}oi`, `${root}oj`];
		if (/^[^aeiouyäö]*[aeiouyäö]{1,2}[^aeiouyäö]+[aä]$/u.test(stem)) return [`${root}i`];
		return [`${root}${round}i`, `${root}${round}j`, `${root}i`];
	}
	if (last === 'i') return [`${root}ei`, `${root}ej`, stem];
	if (last === 'e') return [`${root}i`, `${root}ei`, `${root}ej`];
	return [`${stem}i`, `${stem}j`];
}

/** How a noun can stand before another in a compound: as it is, in the genitive, or shortened (`ihmis-`). */
export function modifierForms(lemma: string, stems: readonly Stem[]): string[] {
	const forms = new Set<string>([lemma]);
	for (const [stem, group] of stems) {
		if (group === 'vowel') forms.add(`${stem}n`);
		if (group === 'consonant') forms.add(`${stem}ten`);
		if (group === 'plural')
			for (const ending of stem.endsWith('j') ? ['en'] : ['en', 'den']) forms.add(stem + ending);
	}
	if (lemma.endsWith('nen')) forms.add(`${lemma.slice(0, -3)}s`);
	return [...forms];
}
