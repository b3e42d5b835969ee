import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	unit: string;
	need: string;
	person: string;
	canary: string;
}

/** A system with its contract and log: the register is the office's own, nothing of it is public. */
export async function systemOf({ put, unit, need, person, canary }: Ground): Promise<void> {
	const [system, contract, incident] = [newId(), newId(), newId()];
	const words = {
		name: `${canary} järjestelmä`,
		purpose: `${canary} tarkoitus`,
		used_by: `${canary} käyttäjät`,
	};
	const parties = { vendor: `${canary} toimittaja`, controller: canary, processor: canary };
	const data = {
		...{ personal_data_groups: `${canary} ryhmät`, data_location: `${canary} paikka` },
		...{ retention: `${canary} aika`, information_set: `${canary} varanto`, note: `${canary} huomio` },
	};
	const head = { id: system, kind: 'other', criticality: 2 };
	await put('managed_system', { ...head, ...words, ...parties, ...data });
	await put('managed_system_unit', { system_id: system, service_unit_id: unit });
	const other = { other_name: `${canary} toinen`, moves: `${canary} siirto`, technique: canary };
	await put('system_interface', { ...other, id: newId(), system_id: system, direction: 'out' });
	const link = `https://example.org/${canary}`;
	await put('system_document', { id: newId(), system_id: system, title: `${canary} asiakirja`, link });
	const times = { decision_days: 30, introduction_months: 12, procurement_months: 8, study_months: 6 };
	const price = { price_yearly: 54321, price_note: `${canary} hinta`, ends_on: '2029-12-31' };
	const named = { title: `${canary} sopimus`, party: `${canary} osapuoli`, case_number: `${canary}-1` };
	await put('system_contract', { id: contract, system_id: system, ...named, ...price, ...times });
	const told = { title: `${canary} häiriö`, description: `${canary} kuvaus`, severity: 'minor' };
	const began = { began_at: '2027-01-01T08:00:00Z', told_by: person, kind: 'fault' };
	await put('incident', { id: incident, system_id: system, ...told, ...began });
	await put('incident_unit', { incident_id: incident, service_unit_id: unit });
	const ended = { ended_at: '2027-01-01T09:00:00Z', outcome: `${canary} syy`, closed_by: person };
	await put('incident_closing', { id: newId(), incident_id: incident, ...ended });
	await put('system_need', { system_id: system, need_id: need, contract_id: contract, tied_by: person });
}
