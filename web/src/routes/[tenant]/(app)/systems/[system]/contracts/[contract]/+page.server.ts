import * as v from 'valibot';
import * as contractDates from '#domain/governance/contract-date/contract-date.server.ts';
import * as contracts from '#domain/systems/system-contract/system-contract.server.ts';
import { ContractChange, ContractRetirement } from '#domain/systems/system-contract/system-contract.ts';
import { form } from '#platform/form.server.ts';
import { refuse } from '#platform/refusal.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { bodyChoices } from '../body-choices.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const contract = await contracts.get(actor, params.contract);
	if (contract.systemId !== params.system) refuse('not_found', { subject: 'contract' });
	return { contract, ...(await bodyChoices(actor, contract.bodyId)) };
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, locals, params }: RequestEvent) {
		setFlash(cookies, { key });
		return `/${locals.actor.tenantSlug}/systems/${params['system']}`;
	},
});

export const actions = {
	amend: form(ContractChange, contractDates.amend, telling('systems.contractAdded')),
	retire: form(ContractRetirement, contractDates.retire, telling('systems.contractJustRetired')),
	restore: form(
		v.pick(ContractRetirement, ['id']),
		contractDates.restore,
		telling('systems.contractJustRestored'),
	),
};
