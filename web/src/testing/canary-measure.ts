import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	goal: string;
	unit: string;
	person: string;
	canary: string;
}

/** A measure and an indicator of a public goal: nothing of them is public before it is said to be. */
export async function measureOf({ put, goal, unit, person, canary }: Ground): Promise<void> {
	const [measure, indicator, run, reading] = [newId(), newId(), newId(), newId()];
	const host = { source: 'embedded', host_activity: `${canary} tapahtuma`, ict_share: 20, cost_total: 87654 };
	const words = { code: canary, title: `${canary} toimenpide`, description: `${canary} kuvaus` };
	await put('measure', { ...words, ...host, id: measure, goal_id: goal });
	await put('measure_unit', { measure_id: measure, service_unit_id: unit });
	const said = {
		said_on: '2027-02-01',
		percent: 10,
		state: 'stuck',
		note: `${canary} este`,
		said_by: person,
	};
	await put('measure_progress', { ...said, id: newId(), measure_id: measure });
	await put('measure_retirement', {
		id: newId(),
		measure_id: measure,
		reason: `${canary} luopumisen syy`,
		retired_on: '2027-03-01',
		restored_at: new Date(),
	});
	const followed = { name: `${canary} mittari`, unit: canary, source: `${canary} lähde` };
	await put('indicator', { ...followed, id: indicator, goal_id: goal, description: `${canary} kuvaus` });
	await put('indicator_target', { indicator_id: indicator, year: 2027, value: 876543 });
	const file = { file_name: `${canary}.csv`, columns: [canary], cells: JSON.stringify([[canary]]) };
	await put('reading_import', { ...file, id: run });
	const read = { read_on: '2027-02-01', value: 765432, source: 'import', import_id: run };
	const note = `${canary} lukeman huomautus`;
	await put('reading', { ...read, id: reading, indicator_id: indicator, service_unit_id: unit, note });
	await put('reading_withdrawal', { reading_id: reading, reason: `${canary} perumisen syy` });
}
