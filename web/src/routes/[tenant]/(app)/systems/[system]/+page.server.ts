import * as contractDates from '#domain/governance/contract-date/contract-date.server.ts';
import { NeedTie, NeedUntie, StudyDraft } from '#domain/portfolio/system-need/system-need.ts';
import * as backlog from '#domain/portfolio/system-need/system-need.server.ts';
import { IncidentChoice, IncidentClosing, IncidentDraft } from '#domain/systems/incident/incident.ts';
import * as incidents from '#domain/systems/incident/incident.server.ts';
import {
	DocumentDraft,
	InterfaceDraft,
	missingOf,
	PartChoice,
} from '#domain/systems/managed-system/managed-system.ts';
import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { contractViews, incidentViews } from './system-views.server.ts';
import { systemChoices } from '../system-choices.server.ts';

export const load = async ({ locals: { actor }, params, cookies }) => {
	const view = await systems.get(actor, params.system);
	const { id } = view.system;
	const mayManage = actor.may('system.manage') && view.system.retiredOn === null;
	const [dated, log, needs, others, choices] = await Promise.all([
		contractDates.listOf(actor, id),
		incidents.listOf(actor, id),
		actor.may('need.read') ? backlog.listOf(actor, id) : [],
		mayManage ? systems.list(actor) : [],
		systemChoices(actor),
	]);
	const used = new Set(view.system.units.map((unit) => unit.id));
	return {
		...view,
		missing: missingOf(view.system),
		contracts: contractViews(dated, needs, today()),
		log: incidentViews(actor, view.system, log, new Date()),
		needs,
		others: others.filter((other) => other.id !== id).map((one) => ({ value: one.id, label: one.name })),
		// Where it is used comes first: what is said of it is usually said there.
		units: choices.units.toSorted((a, b) => Number(used.has(b.value)) - Number(used.has(a.value))),
		mayManage,
		mayTell: actor.may('incident.tell') && view.system.retiredOn === null,
		mayEdit: actor.may('system.manage'),
		today: today(),
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

const counting = (key: string) => ({
	then(told: number | { number: number }, { cookies, url }: RequestEvent) {
		const number = typeof told === 'number' ? told : told.number;
		setFlash(cookies, { key, values: { number } });
		return url.pathname;
	},
});

export const actions = {
	connect: form(InterfaceDraft, systems.addInterface, telling('systems.interfaceAdded')),
	disconnect: form(PartChoice, systems.removeInterface, telling('systems.interfaceRemoved')),
	attach: form(DocumentDraft, systems.addDocument, telling('systems.documentAdded')),
	detach: form(PartChoice, systems.removeDocument, telling('systems.documentRemoved')),
	tie: form(NeedTie, backlog.tie, counting('systems.tied')),
	untie: form(NeedUntie, backlog.untie, counting('systems.untied')),
	propose: form(StudyDraft, backlog.proposeStudy, counting('systems.studyMade')),
	tell: form(IncidentDraft, (actor, draft) => incidents.tell(actor, draft), telling('systems.told')),
	close: form(IncidentClosing, (actor, draft) => incidents.close(actor, draft), telling('systems.closed')),
	reopen: form(IncidentChoice, incidents.reopen, telling('systems.reopened')),
	withdraw: form(IncidentChoice, incidents.withdraw, telling('systems.withdrawn')),
};
