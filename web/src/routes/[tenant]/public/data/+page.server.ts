import * as openData from '#domain/exchange/open-data/open-data.server.ts';

export const load = async ({ locals }) => {
	const { licence, modified } = await openData.about(locals.actor);
	return { heads: await openData.heads(locals.actor), licence, modified };
};
