import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	goal: string;
	area: string;
	person: string;
	canary: string;
}

/** A review of a public goal and a plan of a work-year, decided: what was said on the way is nobody's but the body's. */
export async function reviewOf({ put, goal, area, person, canary }: Ground): Promise<void> {
	const [body, round, item, plan] = [newId(), newId(), newId(), newId()];
	await put('body', { id: body, name: `${canary} rehtorit`, kind: 'principals' });
	const days = {
		from_on: '2027-01-01',
		to_on: '2027-12-31',
		opens_on: '2027-10-01',
		answer_by: '2027-10-15',
	};
	const told = JSON.stringify([{ text: `${canary} näyttö` }]);
	const head = { body_id: body, model: 'embedded', year: 2027, name: `${canary} kierros`, evidence: told };
	await put('review_round', { ...head, ...days, id: round });
	await put('review_cancellation', {
		...{ id: newId(), round_id: round, cancelled_on: '2027-10-02', reason: `${canary} peruutus` },
		restored_at: new Date(),
	});
	const subject = JSON.stringify({ title: `${canary} aihe` });
	const place = { round_id: round, ordinal: 1, goal_id: goal, added_on: '2027-10-01' };
	await put('review_item', { ...place, id: item, subject, evidence: told });
	const said = { verdict: 'change', reason: `${canary} syy`, behalf_reason: `${canary} puolesta` };
	const proposal = JSON.stringify({ words: `${canary} ehdotus` });
	const by = { said_on: '2027-10-02', said_by: person, seat: 'accountable', sequence: 1 };
	await put('verdict', { ...said, ...by, id: newId(), review_item_id: item, proposal });
	await decided({ put, canary }, { body, round, plan, area });
}

async function decided(
	{ put, canary }: Pick<Ground, 'put' | 'canary'>,
	{ body, round, plan, area }: Record<'body' | 'round' | 'plan' | 'area', string>,
): Promise<void> {
	const [meeting, matter, decision, duty] = [newId(), newId(), newId(), newId()];
	const when = { year: 2027, number: 1, held_on: '2027-11-01', starts_at: '09:00' };
	await put('meeting', { ...when, id: meeting, body_id: body });
	await put('agenda_item', { id: matter, meeting_id: meeting, ordinal: 1, title: `${canary} arviointi` });
	const section = { year: 2027, section: 1, decided_on: '2027-11-01', body_id: body };
	const words = { matter: `${canary} arviointi`, decision: `${canary} ratkaisu` };
	await put('decision', { ...words, ...section, id: decision, agenda_item_id: matter });
	await put('review_agenda_item', { agenda_item_id: matter, round_id: round, part: 'kept' });
	const content = JSON.stringify({ name: canary });
	const end = { decision_id: decision, concluded_on: '2027-11-01', content };
	await put('review_conclusion', { ...end, round_id: round });
	const rule = { rule: '{"kind":"month","month":3}', in_force_from: '2027-01-01' };
	await put('duty', { ...rule, id: duty, body_id: body, name: `${canary} arviointitehtävä` });
	await put('review_opening', { duty_id: duty });
	await put('work_plan_form', { service_area_id: area, kind: 'own', own_name: `${canary} suunnitelma` });
	await put('work_plan', { id: plan, service_area_id: area, year: 2027, preface: `${canary} johdanto` });
	await put('work_plan_adoption', {
		...{ work_plan_id: plan, decision_id: decision, adopted_on: '2027-06-01', content },
	});
}
