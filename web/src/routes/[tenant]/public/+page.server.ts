import { decisions } from '#domain/exchange/public-view/public-decision.server.ts';
import { goals } from '#domain/exchange/public-view/public-goal.server.ts';
import { latestChanges } from '#domain/exchange/public-view/public-edition.server.ts';
import * as views from '#domain/exchange/public-view/public-view.server.ts';

const FEW = 3;

export const load = async ({ locals: { actor } }) => ({
	...(await views.front(actor)),
	goals: await goals(actor),
	decisions: (await decisions(actor)).slice(0, FEW),
	changes: await latestChanges(actor),
});
