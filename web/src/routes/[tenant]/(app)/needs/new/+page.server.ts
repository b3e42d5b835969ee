import * as details from '#domain/portfolio/need/need-detail.server.ts';
import { SayingDraft, Typed } from '#domain/portfolio/need/saying.ts';
import * as saying from '#domain/portfolio/need/saying.server.ts';
import { intake } from '#domain/portfolio/round/round.server.ts';
import { say } from '#domain/portfolio/round/round-saying.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, url }) => {
	const { actor } = locals;
	const { units } = await details.choices(actor);
	const { unitIds } = actor;
	return {
		units: unitIds ? units.filter(({ id }) => unitIds.includes(id)) : units,
		unit: url.searchParams.get('unit'),
		intake: await intake(actor),
		mayAlways: actor.may('need.triage'),
	};
};

export const actions = {
	propose: form(SayingDraft, say, {
		then({ needId, number, hasJoined }, { cookies, locals }) {
			setFlash(cookies, { key: hasJoined ? 'need.joinedNow' : 'need.proposed', values: { number } });
			return `/${locals.actor.tenantSlug}/needs/${needId}`;
		},
	}),
	similar: form(Typed, saying.look),
};
