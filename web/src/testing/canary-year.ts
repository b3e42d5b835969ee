import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	person: string;
	canary: string;
}

/** A body and its duty, marked and taken back: nothing of a municipality's year is public. */
export async function yearOf({ put, person, canary }: Ground): Promise<void> {
	const [body, duty, occurrence] = [newId(), newId(), newId()];
	await put('body', { id: body, name: `${canary} johtoryhmä`, kind: 'management_team' });
	const rest = { rule: '{"kind":"month","month":3}', in_force_from: '2027-01-01', basis: `${canary} laki` };
	const words = { name: `${canary} tehtävä`, description: `${canary} kuvaus` };
	await put('duty', { ...words, ...rest, id: duty, body_id: body });
	const days = { year: 2027, starts_on: '2027-03-01', due_on: '2027-03-31' };
	await put('duty_occurrence', { ...days, id: occurrence, duty_id: duty });
	const done = { outcome: 'done', done_on: '2027-03-30', note: `${canary} muistiinpano` };
	await put('duty_completion', { ...done, id: newId(), occurrence_id: occurrence, completed_by: person });
	await put('work_programme', { body_id: body, year: 2027, duty_id: duty });
	await put('calendar_feed', { id: newId(), body_id: body, token: `${canary}-kalenteri-${newId()}` });
}
