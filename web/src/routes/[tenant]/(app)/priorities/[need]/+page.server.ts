import * as priorities from '#domain/portfolio/priority/priority.server.ts';
import { refuse } from '#platform/refusal.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const load = async ({ locals: { actor }, params }) => {
	if (!uuid.test(params.need)) refuse('not_found', { subject: 'need' });
	return { ...(await priorities.explain(actor, params.need)), needId: params.need };
};
