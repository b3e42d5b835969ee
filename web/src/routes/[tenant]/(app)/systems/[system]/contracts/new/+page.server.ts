import * as contractDates from '#domain/governance/contract-date/contract-date.server.ts';
import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import { ContractDraft } from '#domain/systems/system-contract/system-contract.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { bodyChoices } from '../body-choices.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { system } = await systems.get(actor, params.system);
	return { system: { id: system.id, name: system.name }, ...(await bodyChoices(actor)) };
};

export const actions = {
	default: form(ContractDraft, contractDates.add, {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'systems.contractAdded' });
			return `/${locals.actor.tenantSlug}/systems/${params['system']}`;
		},
	}),
};
