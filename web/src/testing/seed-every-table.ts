import pg from 'pg';
import { newId } from '#platform/identifier.server.ts';

/** Fills every tenant table with at least one row; written by hand so that a new table without a line is noticed. */
export async function seedEveryTable(client: pg.Client, slug: string): Promise<string> {
	const tenant = newId();
	const ids = new Map<string, string>();
	const id = (name: string) => ids.get(name) ?? (ids.set(name, newId()), ids.get(name)!);
	const put = async (table: string, row: Record<string, unknown>) => {
		const names = ['tenant_id', ...Object.keys(row)];
		const values = [tenant, ...Object.values(row)];
		const places = values.map((_, index) => `$${index + 1}`);
		await client.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, values);
	};
	const hash = Buffer.from(newId());
	await client.query('insert into gate.tenant_address (slug, tenant_id) values ($1, $2)', [slug, tenant]);
	await put('tenant', { name: slug });
	await put('audit_head', {});
	await put('audit_event', { seq: 1, at: new Date(), person_name: 'x', verb: 'x', subject_type: 'x', subject_id: newId(), hash });
	await put('idempotency_key', { key: newId(), verb: 'x' });
	await put('service_area', { id: id('area'), name: 'Kirjasto', governance_model: 'own_strategy' });
	await put('unit_batch', { id: id('batch'), source: 'file' });
	await put('service_unit', { id: id('unit'), service_area_id: id('area'), name: 'Pääkirjasto', kind: 'main_library', link_token: 'x'.repeat(24) });
	await put('role', { id: id('role'), name: 'Palvelukoordinaattori' });
	await put('person', { id: id('person'), name: 'Aino', email: 'aino@example.org' });
	await put('position', { id: id('position'), role_id: id('role'), title: 'Palvelukoordinaattori', days_per_month: 8, valid_from: '2026-01-01' });
	await put('access_grant', { id: newId(), person_id: id('person'), access_role: 'director' });
	await put('invitation', { id: newId(), token_hash: hash, email: 'b@example.org', name: 'B', access_role: 'rater', invited_by: id('person'), expires_at: new Date() });
	await put('password_credential', { person_id: id('person'), hash: 'x' });
	await put('passkey', { id: newId(), person_id: id('person'), credential_id: 'x', public_key: hash, name: 'x' });
	await put('passkey_challenge', { id: newId(), challenge: 'x', expires_at: new Date() });
	await put('session', { token_hash: hash, person_id: id('person'), expires_at: new Date() });
	await put('sign_in_attempt', { id: newId(), account_hash: hash, address_hash: hash, has_succeeded: false });
	await put('strategy', { id: id('strategy'), title: 'TVT-strategia', text_hash: 'x' });
	await put('clause', { id: id('clause'), strategy_id: id('strategy'), ordinal: 1, number: '5.2', kind: 'paragraph', text: 'x' });
	await put('goal', { id: id('goal'), strategy_id: id('strategy'), clause_id: id('clause'), code: 'T1', title: 'Tavoite' });
	await put('import_run', { id: id('run'), subject: 'need', file_name: 'x.csv', format: 'csv', columns: '[]', created_by: id('person') });
	await put('import_row', { import_run_id: id('run'), row_number: 1, cells: '[]', fingerprint: 'x' });
	await put('need_counter', { last_number: 2 });
	for (const [index, name] of ['need', 'other'].entries())
		await put('need', { id: id(name), number: index + 1, title: 'Tarve', service_unit_id: id('unit'), channel: 'form' });
	await put('wording', { id: newId(), need_id: id('need'), base_need_id: id('need'), origin_need_id: id('need'), service_unit_id: id('unit'), text: 'Tarve' });
	await put('link_saying', { id: newId(), service_unit_id: id('unit'), address_hash: hash });
	await put('need_effort', { need_id: id('need'), role_id: id('role'), days: 2 });
	await put('need_dependency', { need_id: id('need'), depends_on_id: id('other') });
	await put('need_dependency_said', { need_id: id('need'), depends_on_id: id('other') });
	await put('need_goal', { need_id: id('need'), goal_id: id('goal') });
	await put('need_merger', { id: newId(), from_need_id: id('other'), into_need_id: id('need'), from_state: 'new' });
	await put('criterion', { id: id('criterion'), name: 'Hyöty', weight: 1 });
	await put('score', { need_id: id('need'), criterion_id: id('criterion'), person_id: id('person'), value: 2 });
	await put('portfolio', { id: id('portfolio'), name: 'TVT 2027–2029', first_year: 2027, last_year: 2029 });
	await put('budget', { portfolio_id: id('portfolio'), year: 2027, kind: 'one_off', amount: 1 });
	await put('closed_period', { id: newId(), portfolio_id: id('portfolio'), name: 'Heinäkuu', starts_on: '2027-07-01', ends_on: '2027-07-31' });
	await put('scenario', { id: id('scenario'), portfolio_id: id('portfolio'), name: 'Perus' });
	await put('pin', { scenario_id: id('scenario'), need_id: id('need'), kind: 'include' });
	await put('schedule', { id: id('schedule'), scenario_id: id('scenario'), seed: 1 });
	await put('plan', { id: id('plan'), portfolio_id: id('portfolio'), scenario_id: id('scenario'), schedule_id: id('schedule'), number: 1, title: 'Suunnitelma', problem: '{}', answer: '{}', adopted_by: id('person') });
	await put('plan_item', { plan_id: id('plan'), need_id: id('need'), number: 1, title: 'Tarve', outcome: 'not_scheduled' });
	await put('publication', { id: newId(), plan_id: id('plan'), published_by: id('person') });
	return tenant;
}
