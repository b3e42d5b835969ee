import * as v from 'valibot';
import { redirect } from '@sveltejs/kit';
import { GrantDraft } from '#domain/organisation/grant/grant.ts';
import * as grants from '#domain/organisation/grant/grant.server.ts';
import { PersonChange, PersonVersion } from '#domain/organisation/person/person.ts';
import * as people from '#domain/organisation/person/person.server.ts';
import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';
import * as signInLinks from '#domain/organisation/sign-in-link/sign-in-link.server.ts';
import { validDays } from '#domain/organisation/sign-in-link/sign-in-link.ts';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { runtime } from '#platform/runtime.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const id = knownId(params.person, 'person');
	const [person, rights, units] = await Promise.all([
		people.get(actor, id),
		grants.listOf(actor, id),
		serviceUnits.list(actor),
	]);
	return {
		person,
		rights,
		units: units.map((unit) => ({ id: unit.id, name: unit.name })),
		isSelf: actor.personId === id,
	};
};

/** One's own sessions end too when one's own rights change. */
function signInAgain(actor: Actor, personId: string | undefined): void {
	if (personId === actor.personId) redirect(303, `/${actor.tenantSlug}/sign-in`);
}

export const actions = {
	amend: form(PersonChange, (actor, change) => people.amend(actor, change)),
	disable: form(PersonVersion, async (actor, given) => {
		await people.disable(actor, given);
		signInAgain(actor, given.id);
	}),
	enable: form(PersonVersion, (actor, given) => people.enable(actor, given)),
	makeLink: form(v.object({ id: Id }), async (actor, { id }) => {
		const { token } = await signInLinks.make(actor, id);
		return { link: `${runtime().env.origin}/${actor.tenantSlug}/new-password/${token}`, days: validDays };
	}),
	give: form(GrantDraft, async (actor, draft) => {
		await grants.give(actor, draft);
		signInAgain(actor, draft.personId);
	}),
	take: form(v.object({ id: Id }), async (actor, { id }, { params }) => {
		await grants.take(actor, id);
		signInAgain(actor, params['person']);
	}),
};
