import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	unit: string;
	person: string;
	canary: string;
}

/** A technology and its pilot: the radar is the office's own, nothing of it is public. */
export async function technologyOf({ put, unit, person, canary }: Ground): Promise<void> {
	const [technology, pilot, decision] = [newId(), newId(), newId()];
	const notes = { privacy_note: `${canary} tietosuoja`, accessibility_note: `${canary} saavutettavuus` };
	const words = { name: `${canary} tekniikka`, description: `${canary} kuvaus`, serves: `${canary} hyöty` };
	const more = { evidence: `${canary} näyttö`, link: `https://example.org/${canary}`, quadrant: 'service' };
	await put('technology', { ...words, ...notes, ...more, id: technology });
	const expected = {
		hypothesis: `${canary} oletus kokeilusta`,
		measured: `${canary} mittari`,
		threshold: 98765,
	};
	const days = { starts_on: '2027-01-01', ends_on: '2027-03-01', cost_cap: 87651 };
	const note = { protection_note: `${canary} selvitys`, measured_in: canary };
	const tried = { id: pilot, technology_id: technology, title: `${canary} kokeilu` };
	await put('pilot', { ...tried, ...expected, ...days, ...note });
	await put('pilot_unit', { pilot_id: pilot, service_unit_id: unit });
	await put('pilot_beginning', { pilot_id: pilot, began_on: '2027-01-01', begun_by: person });
	const cost = { spent_on: '2027-01-15', amount: 76543, note: `${canary} kulu` };
	await put('pilot_cost', { ...cost, id: newId(), pilot_id: pilot });
	const result = { measured_on: '2027-02-01', value: 65432, told: `${canary} tulos` };
	await put('pilot_result', { ...result, id: newId(), pilot_id: pilot });
	const decided = { decision: 'stop', grounds: `${canary} päätöksen syy`, decided_on: '2027-02-02' };
	await put('pilot_decision', { ...decided, id: decision, pilot_id: pilot });
	const made = { sequence: 1, source: 'entry', movement: 'new', ring: 'assess', assessed_on: '2027-01-01' };
	await put('technology_assessment', {
		...{ ...made, id: newId(), technology_id: technology },
		grounds: `${canary} perustelu`,
	});
}
