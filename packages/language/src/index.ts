export * from './analysis/index.ts';
export * from './search/index.ts';
export * from './similarity/index.ts';
export { concepts, type Concept, type ConceptKind } from './thesaurus/index.ts';
