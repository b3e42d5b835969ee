import * as shares from '#domain/competence/share/share.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { share, result } = await shares.read(actor, params.share);
	const { rows, assessment } = result;
	return { share, rows, wish: assessment.wish };
};
