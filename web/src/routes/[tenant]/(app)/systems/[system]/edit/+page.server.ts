import * as v from 'valibot';
import * as contractDates from '#domain/governance/contract-date/contract-date.server.ts';
import { SystemChange, SystemRetirement } from '#domain/systems/managed-system/managed-system.ts';
import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { systemChoices } from '../../system-choices.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { system } = await systems.get(actor, params.system);
	const chosen = system.units.map(({ id }) => id);
	return { system, choices: await systemChoices(actor, chosen) };
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, locals, params }: RequestEvent) {
		setFlash(cookies, { key });
		return `/${locals.actor.tenantSlug}/systems/${params['system']}`;
	},
});

export const actions = {
	amend: form(SystemChange, contractDates.amendSystem, telling('common.saved')),
	retire: form(
		SystemRetirement,
		(actor, draft) => systems.retire(actor, draft),
		telling('systems.justRetired'),
	),
	restore: form(v.pick(SystemRetirement, ['id']), systems.restore, telling('systems.justRestored')),
};
