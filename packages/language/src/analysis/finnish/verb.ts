import { gradesOf, isBack, strongOf, weakOf } from './gradation.ts';
import type { Stem } from './nominal.ts';

/** A verb's stems, the nouns and participles made of it, and the nouns that may come of it if the language has them. */
export interface VerbForms {
	readonly stems: readonly Stem[];
	/** Participles and -minen: said of the verb itself. */
	readonly inflected: readonly string[];
	readonly derived: readonly string[];
	readonly possible: readonly string[];
}

const unique = (list: readonly string[]) => [...new Set(list)];

/** What can be made of a verb given by its first infinitive. */
export function verbForms(verb: string): VerbForms {
	if (verb === 'tehdä') return assembled(verb, ['teke', 'tee'], ['teh'], ['tehdä'], ['teht']);
	if (verb === 'nähdä') return assembled(verb, ['näke', 'näe'], ['näh'], ['nähdä'], ['näht']);
	if (verb === 'koota') return assembled(verb, ['kokoa'], ['koon'], ['koota'], ['koott']);
	if (verb === 'juosta') return assembled(verb, ['juokse'], ['juos'], ['juosta'], ['juost']);
	if (/d[aä]$/u.test(verb)) return daVerb(verb);
	if (/(ll|nn|rr)[aä]$/u.test(verb)) return doubledVerb(verb);
	if (/st[aä]$/u.test(verb) && !/[aä]st[aä][aä]$/u.test(verb)) return doubledVerb(verb);
	if (/it[aä]$/u.test(verb)) return tVerb(verb, [`${verb.slice(0, -1)}se`]);
	if (/et[aä]$/u.test(verb)) return tVerb(verb, [`${verb.slice(0, -2)}ne`, ...contracted(verb)]);
	if (/[aouyäö]t[aä]$/u.test(verb)) return tVerb(verb, contracted(verb));
	return vowelVerb(verb);
}

function contracted(verb: string): string[] {
	const root = verb.slice(0, -2);
	const vowel = verb.at(-1) ?? 'a';
	return unique([root, strongOf(root)]).map((stem) => stem + vowel);
}

/** antaa, hankkia, lukea, kysyä */
function vowelVerb(verb: string): VerbForms {
	const strong = verb.slice(0, -1);
	const weak = weakOf(strong);
	const a = verb.endsWith('a') ? 'a' : 'ä';
	const passive = /[aä]$/u.test(weak) ? `${weak.slice(0, -1)}e` : weak;
	return assembled(verb, unique([strong, weak]), [strong], [`${passive}t${a}`], [`${passive}tt`]);
}

/** saada, digitoida */
function daVerb(verb: string): VerbForms {
	const stem = verb.slice(0, -2);
	return assembled(verb, [stem], [stem], [verb], [`${stem}t`]);
}

/** tulla, kuunnella, nousta */
function doubledVerb(verb: string): VerbForms {
	const root = verb.slice(0, -2);
	const stem = `${root}e`;
	const head = root.slice(0, -1).replace(/e$/u, '');
	const strengthened = root.endsWith('el') ? [`${strongOf(`${root.slice(0, -1)}`)}le`] : [];
	return assembled(
		verb,
		unique([stem, ...strengthened]),
		[root, head.length > 3 ? root : root],
		[verb],
		[`${root}t`],
	);
}

/** varata, haluta, valita, vanheta */
function tVerb(verb: string, stems: readonly string[]): VerbForms {
	const root = verb.slice(0, -2);
	return assembled(verb, stems, [`${root}n`, root], [verb], [`${root}tt`]);
}

/** The stems every type has once its vowel stems, its consonant stems and its passives are known. */
function assembled(
	verb: string,
	vowelStems: readonly string[],
	consonantStems: readonly string[],
	passives: readonly string[],
	participles: readonly string[],
): VerbForms {
	const a = isBack(verb) ? 'a' : 'ä';
	const u = a === 'a' ? 'u' : 'y';
	const stems: Stem[] = [
		[verb, 'passive'],
		[verb.slice(0, -1), 'finite'],
	];
	for (const stem of vowelStems) for (const tense of tensesOf(stem)) stems.push([tense, 'finite']);
	for (const stem of consonantStems)
		stems.push([stem, 'finite'], [`${stem}l${u}t`, 'whole'], [`${stem}s${u}t`, 'whole']);
	for (const stem of passives) stems.push([stem, 'passive']);
	for (const stem of participles) stems.push([stem, 'participle']);
	const agents = vowelStems.map((stem) => `${stem.replace(/e$/u, 'i')}j${a}`);
	const inflected = [
		...vowelStems.flatMap((stem) => [`${stem}minen`, `${stem}v${a}`]),
		...participles.flatMap((stem) => [`${stem}${a}v${a}`, `${stem}${u}`]),
		...consonantStems.map((stem) => `${stem}n${u}t`),
	];
	return {
		stems,
		inflected: unique(inflected),
		derived: unique([...agents, ...actNouns(verb, vowelStems, u, a)]),
		possible: possibleNouns(verb, vowelStems),
	};
}

/** Present, past and conditional stems of one vowel stem. */
function tensesOf(stem: string): string[] {
	const root = stem.slice(0, -1);
	const last = stem.at(-1) ?? '';
	const tenses = [stem, `${root}i`];
	if (last === 'a') tenses.push(`${root}oi`, `${root}si`);
	if (last === 'ä') tenses.push(`${root}si`);
	if (/t[aä]$/u.test(stem)) tenses.push(`${stem.slice(0, -2)}si`);
	const shortened = /(uo|yö|ie)$/u.test(stem) ? stem.slice(0, -2) + last : root;
	const long = /(uo|yö|ie|aa|ää|ee|oi|ui|yi)$/u.test(stem);
	if (long) tenses.push(`${shortened}i`);
	tenses.push(`${long || 'ei'.includes(last) ? shortened : stem}isi`);
	return tenses;
}

/** The nouns that nearly every verb of a type has: varaus, tulostus, hankinta, digitointi. */
function actNouns(verb: string, stems: readonly string[], u: string, a: string): string[] {
	if (/oid[aä]$/u.test(verb))
		return [`${verb.slice(0, -2)}nti`, `${verb.slice(0, -3)}ja`, `${verb.slice(0, -2)}tu`];
	if (/it[aä]$/u.test(verb)) return [`${verb.slice(0, -2)}nt${a}`, `${verb.slice(0, -1)}${u}s`];
	if (/[aoäö]t[aä]$/u.test(verb)) return stems.map((stem) => `${stem.slice(0, -1)}${u}s`);
	if (/(tt|st|t)[aä]{2}$/u.test(verb)) return [`${weakOf(verb.slice(0, -1)).slice(0, -1)}${u}s`];
	if (/[iy][aä]$/u.test(verb)) return gradesOf(verb.slice(0, -1)).map((stem) => `${stem}nt${a}`);
	if (/st[aä]$/u.test(verb)) return [`${verb.slice(0, -2)}${u}`];
	if (/ell[aä]$/u.test(verb))
		return stems.map((stem) => `${stem.replace(/e$/u, '')}${u === 'u' ? 'u' : 'y'}`);
	return [];
}

/** Shorter nouns of the same root, taken only where the lexicon has them: huolto, haku, maksu, tulostin, laite. */
function possibleNouns(verb: string, stems: readonly string[]): string[] {
	const roots = unique([...stems, ...stems.map(weakOf), verb.slice(0, -1)]).map((stem) =>
		stem.replace(/[aeiouyäö]+$/u, ''),
	);
	return roots.flatMap((root) =>
		['o', 'ö', 'u', 'y', 'e', 'in', 'us', 'ys', 'nta', 'ntä'].map((end) => root + end),
	);
}
