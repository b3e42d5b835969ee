import * as scores from '#domain/portfolio/score/score.server.ts';

export const load = async ({ locals: { actor } }) => scores.progress(actor);
