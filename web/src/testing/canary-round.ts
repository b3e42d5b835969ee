import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	unit: string;
	neighbour: string;
	person: string;
	canary: string;
}

/** A round of the past, all of whose words carry the canary. */
export async function roundOf({ put, unit, neighbour, person, canary }: Ground): Promise<void> {
	const round = newId();
	const days = { opens_on: '2020-10-01', closes_on: '2020-10-31', opened_by: person };
	const told = { greeting: `${canary} tervehdys`, question: `${canary} kysymys` };
	await put('intake_round', { ...days, ...told, id: round, name: `${canary} kierros` });
	const ofRound = { round_id: round };
	const reopened = { reopened_by: person, reopened_at: new Date() };
	const closure = { ...ofRound, ...reopened, id: newId(), closed_by: person };
	await put('round_closure', { ...closure, reason: `${canary} sulkemisen syy` });
	const answer = { ...ofRound, id: newId(), service_unit_id: neighbour, person_id: person };
	await put('round_answer', { ...answer, words: `${canary} ei tarpeita` });
	const reminder = { ...ofRound, id: newId(), kind: 'opened', occasion: 'opened', sent_on: '2020-10-01' };
	await put('round_reminder', reminder);
	await put('round_letter', { reminder_id: reminder.id, service_unit_id: unit, person_id: person });
}
