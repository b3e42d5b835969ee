import { normalOf } from './normal.ts';
import { functionWordsIn } from './stop-words.ts';
import { tokensOf } from './token.ts';

/** The languages the analysis knows. */
export type TextLanguage = 'fi' | 'sv' | 'en';

const signs: Record<TextLanguage, readonly [RegExp, number][]> = {
	fi: [
		[/(aa|ää|yy|uu|ii|ee|öö|uo|yö|ie)/u, 0.5],
		[
			/(ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|iin|een|aan|ään|jen|ien|ksen|nen|sta|aat|iset|inen|mme|nsa|nsä)$/u,
			1.5,
		],
		[/[aeiouyäö]n$/u, 0.6],
		[/[aiouyäö]$/u, 0.5],
		[/[aeiouyäö]{2}[^aeiouyäö]/u, 0.2],
	],
	sv: [
		[/å/u, 3],
		[/[bcdfgkmprs]en$|k[st]|sk|sy/u, 0.9],
		[/tion(en|er|s)?$/u, 0.6],
		[/[bcdfgz]/u, 0.3],
		[
			/(ning|ningar|ningen|het|heten|tion|are|arna|erna|orna|ande|ende|bibliotek|tek|skt|sk|ska|ig|igt|iga|ket|tet|ten|ler|ster)$/u,
			1.2,
		],
		[/(ck|sj|skj|stj|tj|dj|ä[a-z]*d$)/u, 0.6],
	],
	en: [
		[/w|th|ph|ough|ea[^auoeiyöä]/u, 0.8],
		[/(ing|ed|tion|ness|ment|ly|ies|able|ers|ity|ces)$/u, 1.4],
		[/[bcdfg]/u, 0.3],
	],
};

function signScore(word: string, language: TextLanguage): number {
	if (word.length < 3) return 0;
	return signs[language].reduce((sum, [pattern, weight]) => (pattern.test(word) ? sum + weight : sum), 0);
}

/** Which language a text is in, by function words first and the look of its words second; Finnish where nothing tells. */
export function languageOf(text: string): TextLanguage {
	const words = tokensOf(text.slice(0, 2000))
		.filter((token) => token.kind === 'word')
		.map((token) => normalOf(token.text));
	const scoreOf = (language: TextLanguage) =>
		functionWordsIn(words, language) * 3 + words.reduce((sum, word) => sum + signScore(word, language), 0);
	const finnish = scoreOf('fi') + 0.8;
	const swedish = scoreOf('sv');
	const english = scoreOf('en');
	if (finnish >= swedish && finnish >= english) return 'fi';
	return swedish >= english ? 'sv' : 'en';
}
