export type { Association } from './associations.ts';
export { createDescriber, prepareDescriber, withSynonyms, type Describer } from './describe.ts';
export { groupsOf, SUGGESTED, type Group, type ScoredLink } from './groups.ts';
export type { TaughtPair } from './learn.ts';
export type { MatchedPart } from './parts.ts';
export { Similarity, type SimilarOptions, type Suggestion } from './similarity.ts';
