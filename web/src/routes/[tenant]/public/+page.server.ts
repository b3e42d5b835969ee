import * as views from '#domain/exchange/public-view/public-view.server.ts';

export const load = ({ locals }) => views.front(locals.actor);
