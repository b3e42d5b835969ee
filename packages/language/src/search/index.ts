export { excerptOf, type MarkedStretch } from './marks.ts';
export { SearchIndex, type SearchAnswer, type SearchField, type SearchMatch } from './search-index.ts';
