export { excerptOf, type Excerpt, type MarkedStretch, type Sought } from './marks.ts';
export {
	SearchIndex,
	type SearchAnswer,
	type SearchField,
	type SearchMatch,
	type SearchOptions,
	type SoughtSynonym,
} from './search-index.ts';
export { meaningsIn, type SameMeaning, type Synonym } from './synonym.ts';
