export {
	createAnalyser,
	type Analyser,
	type AnalyserOptions,
	type WordAnalyser,
	type WordAnalysis,
} from './analyser.ts';
export { prepareFinnish } from './finnish/dictionary.ts';
export { languageOf, type TextLanguage } from './language.ts';
export { foldedOf, normalOf } from './normal.ts';
export { isStopWord } from './stop-words.ts';
export { createSpelling, distanceOf, type Slip, type Spelling } from './spelling.ts';
export { termsOf, type Term } from './term.ts';
export { createVoikko } from './voikko/voikko.ts';
export { tokensOf, type Token } from './token.ts';
