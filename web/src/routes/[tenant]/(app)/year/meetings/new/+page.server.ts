import * as bodies from '#domain/governance/body/body.server.ts';
import { MeetingDraft } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, url }) => {
	const { actor } = locals;
	const all = (await bodies.list(actor, today())).filter(({ retiredAt }) => retiredAt === null);
	const isSeat = ({ chair, members }: (typeof all)[number]) =>
		[chair, ...members].some((seat) => seat?.personId && seat.personId === actor.personId);
	const own = actor.may('meeting.manage') ? all : all.filter(isSeat);
	return {
		bodies: own.map(({ id, name }) => ({ value: id, label: name })),
		bodyId: url.searchParams.get('body'),
	};
};

export const actions = {
	default: form(MeetingDraft, meetings.plan, {
		then(id, { cookies, locals }) {
			setFlash(cookies, { key: 'meeting.planned' });
			return `/${locals.actor.tenantSlug}/year/meetings/${id}`;
		},
	}),
};
