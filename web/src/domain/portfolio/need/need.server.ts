export { linkDependencies } from './dependency.server.ts';
export { proposeBatch } from './need-batch.server.ts';
