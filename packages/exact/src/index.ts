export { loadHighs } from './highs.ts';
export { lpText } from './lp-text.ts';
export type { Limits, LinearModel, LinearSolver, Relaxation, Solution } from './model.ts';
export { solveInThread, threadUrl } from './solve-in-thread.ts';
