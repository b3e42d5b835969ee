import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	role: string;
	person: string;
	canary: string;
}

/** What a post costs, what would fall without it and who decided: nothing of it is public. */
export async function postsOf({ put, role, person, canary }: Ground, plan: string): Promise<void> {
	const [post, body, matter, task] = [newId(), newId(), newId(), newId()];
	const held = { role_id: role, days_per_month: 3, valid_from: '2027-01-01', person_id: person };
	await put('position', { ...held, id: post, title: `${canary} määräaikainen`, tenure: 'fixed_term' });
	await put('body', { id: body, name: `${canary} lautakunta`, kind: 'committee' });
	const asked = { plan_id: plan, position_id: post, until_on: '2027-06-30', asked_on: '2027-01-02' };
	const told = JSON.stringify({ items: [{ need: { title: `${canary} menetys` } }] });
	const facts = JSON.stringify({ title: `${canary} määräaikainen` });
	await put('post_price', { ...asked, id: newId(), state: 'done', post: facts, result: told });
	const costs = { salary_yearly: 45678, present_yearly: 34567, starts_on: '2028-01-01' };
	const words = { title: `${canary} vakinaistaminen`, grounds: `${canary} perustelut` };
	await put('post_case', { ...words, ...costs, id: matter, position_id: post, body_id: body });
	await put('post_case_step', {
		id: newId(),
		case_id: matter,
		ordinal: 1,
		kind: 'own',
		name: `${canary} vaihe`,
	});
	const decided = { outcome: 'postponed', decided_on: '2027-02-01', decider: `${canary} lautakunta` };
	const content = JSON.stringify({ facts: { title: canary } });
	const row = { ...decided, id: newId(), case_id: matter, reason: `${canary} syy`, content };
	await put('post_case_decision', { ...row, decided_by: person });
	const owned = { kind: 'system', criticality: 3, owner_position_id: post };
	const where = { instruction: `${canary} ohje`, instruction_link: `https://${canary}.example` };
	await put('key_task', { ...owned, ...where, id: task, name: `${canary} järjestelmä` });
	await put('key_task_check', { id: newId(), key_task_id: task, checked_on: '2027-01-05', note: canary });
}
