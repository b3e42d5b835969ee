import * as unitViews from '#domain/portfolio/round/unit-view.server.ts';
import { linkHolder } from '../link-holder.server.ts';

export const load = async ({ locals, params, getClientAddress }) => {
	const { unit, actor } = await linkHolder(locals.actor, params.token, getClientAddress());
	return { view: await unitViews.ofUnit(actor, unit.id) };
};
