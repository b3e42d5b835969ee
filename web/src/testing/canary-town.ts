import type pg from 'pg';
import { newId } from '#platform/identifier.server.ts';
import { consolidationOf } from './canary-consolidation.ts';
import { commitmentOf } from './canary-commitment.ts';
import { competenceOf } from './canary-competence.ts';
import { documentOf } from './canary-document.ts';
import { measureOf } from './canary-measure.ts';
import { postsOf } from './canary-posts.ts';
import { publicOf } from './canary-public.ts';
import { reviewOf } from './canary-review.ts';
import { roundOf } from './canary-round.ts';
import { hiddenStrategies, strategyOf } from './canary-strategy.ts';
import { systemOf } from './canary-system.ts';
import { technologyOf } from './canary-technology.ts';
import { yearOf } from './canary-year.ts';

/** Stands in every field that a visitor must never read. */
export const canary = 'KANARIA';

type Put = (table: string, row: Record<string, unknown>) => Promise<void>;

interface Ground {
	client: pg.Client;
	put: Put;
	/** Before what anybody may read: empty at home, the canary in the other municipality. */
	mark: string;
	person: string;
	area: string;
	unit: string;
	neighbour: string;
	role: string;
	criterion: string;
	goal: string;
	portfolio: string;
}

type PublicNeed = 'planned' | 'out' | 'done' | 'considered' | 'rejected' | 'waiting' | 'adopted';

export interface CanaryTown {
	put: Put;
	unit: string;
	neighbour: string;
	strategy: string;
	strategies: { unpublished: string; withdrawn: string };
	publication: string;
	plans: { published: string; unpublished: string };
	needs: Record<PublicNeed, string>;
}

/** A municipality at work, written past the app: what anybody may read is marked, all else carries the canary. */
export async function furnishCanaryTown(
	client: pg.Client,
	town: { tenantId: string; person: string },
	mark: string,
): Promise<CanaryTown> {
	const put = putter(client, town.tenantId);
	const ids = { area: newId(), unit: newId(), neighbour: newId(), role: newId() };
	const more = { criterion: newId(), goal: newId(), portfolio: newId() };
	const ground: Ground = { client, put, mark, person: town.person, ...ids, ...more };
	await organisation(ground);
	const strategy = await strategyOf({ ...ground, canary });
	const strategies = await hiddenStrategies({ ...ground, canary });
	await moneyOf(ground);
	const needs = await needsOf(ground);
	await answersOf(ground, needs);
	const plans = await plansOf(ground, needs);
	return { put, unit: ground.unit, neighbour: ground.neighbour, strategy, strategies, needs, ...plans };
}

function putter(client: pg.Client, tenantId: string): Put {
	return async (table, row) => {
		const names = ['tenant_id', ...Object.keys(row)];
		const values = [tenantId, ...Object.values(row)];
		const places = values.map((_, index) => `$${index + 1}`);
		await client.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, values);
	};
}

async function organisation({ client, put, mark, person, area, unit, neighbour, role }: Ground) {
	await put('service_area', { id: area, name: `${mark}Kirjasto`, governance_model: 'own_strategy' });
	const hidden = {
		service_area_id: area,
		kind: 'branch_library',
		address: `${canary} katu 1`,
		devices: [`${canary} laite`],
	};
	for (const [id, name] of [
		[unit, 'Koria'],
		[neighbour, 'Jaala'],
	] as const)
		await put('service_unit', {
			...hidden,
			id,
			name: mark + name,
			link_token: `${canary}-linkki-${newId()}`,
		});
	await put('role', { id: role, name: `${canary} tehtävä` });
	const post = { id: newId(), role_id: role, person_id: person, days_per_month: 5, valid_from: '2027-01-01' };
	await put('position', { ...post, title: `${canary} virka` });
	const taken = { starts_on: '2027-03-01', ends_on: '2027-03-31', days: 2, title: `${canary} koulutus` };
	const source = { source_kind: 'training', source_id: newId() };
	await put('capacity_reservation', { ...taken, ...source, id: newId(), position_id: post.id });
	const email = `${canary.toLowerCase()}-${newId()}@luotsi.example`;
	await client.query('update person set name = $1, email = $2 where id = $3', [
		`${canary} Henkilö`,
		email,
		person,
	]);
	await mailOf(put, person, email);
}

async function mailOf(put: Put, person: string, email: string) {
	const mail = newId();
	const words = JSON.stringify({ title: `${canary} viesti` });
	await put('outgoing_mail', { id: mail, once_key: canary, kind: 'test', address: email, words, path: '/' });
	await put('mail_preference', { person_id: person, kind: canary, delivery: 'never' });
	await put('mail_recipient', { id: newId(), person_id: person, token: `${canary}-peruutus-${newId()}` });
	const answer = { sort: 'reply', answer: `${canary} vastaus`, whole_text: `${canary} koko vastaus` };
	await put('incoming_mail', {
		...answer,
		id: newId(),
		outgoing_mail_id: mail,
		message_hash: Buffer.from(canary),
	});
}

async function moneyOf({ put, mark, criterion, portfolio }: Ground) {
	await put('criterion', { id: criterion, name: `${canary} peruste`, weight: 1 });
	await put('portfolio', { id: portfolio, name: `${mark}TVT 2027–2029`, first_year: 2027, last_year: 2029 });
	await put('budget', { portfolio_id: portfolio, year: 2027, kind: 'one_off', amount: 7654321 });
	const july = { starts_on: '2027-07-01', ends_on: '2027-07-31' };
	await put('closed_period', { id: newId(), portfolio_id: portfolio, name: `${canary} sulku`, ...july });
}

async function needsOf(ground: Ground): Promise<CanaryTown['needs']> {
	const { mark, unit, neighbour } = ground;
	let number = 0;
	const hidden = `${canary} tilan syy`;
	const need = (state: string, title: string, said: [string, string][], reason = hidden) =>
		addNeed(ground, { number: ++number, state, title, state_reason: reason }, said);
	const own = (text: string): [string, string][] => [[unit, text]];
	const both: [string, string][] = [
		[unit, `${mark}Tulostin jumittaa.`],
		[neighbour, `${mark}Jaalan tulostin.`],
	];
	const needs = {
		planned: await need('planned', `${mark}Tulostimet`, both),
		out: await need('accepted', `${mark}Lajitteluautomaatti`, own(`${mark}Palautukset hukuttavat.`)),
		done: await need('done', `${mark}Kävijälaskuri`, own(`${mark}Laskuri puuttuu.`)),
		considered: await need('accepted', `${mark}Pelihuone`, own(`${mark}Nuoret haluavat pelata.`)),
		rejected: await need(
			'rejected',
			`${mark}Robotti`,
			own(`${mark}Robotti tiskille.`),
			`${mark}Liian kallis.`,
		),
		waiting: await need('new', `${canary} uusi`, own(`${canary} uusi toive`)),
		adopted: await need('planned', `${mark}Vain hyväksytyssä`, [[neighbour, `${mark}Ei vielä julki.`]]),
	};
	await need('clarifying', `${canary} selvitettävä`, own(`${canary} selvitettävä toive`));
	await need('withdrawn', `${canary} peruttu`, own(`${canary} peruttu toive`));
	await need('rejected', `${canary} hylätty ilman syytä`, own(`${canary} hylätty toive`), '');
	await consolidationOf(ground, needs, canary);
	for (const more of [roundOf, yearOf, publicOf]) await more({ ...ground, need: needs.waiting, canary });
	return needs;
}

async function addNeed(
	{ put, unit, role, criterion, goal, person }: Ground,
	facts: { number: number; state: string; title: string; state_reason: string },
	said: [string, string][],
): Promise<string> {
	const id = newId();
	const hidden = { external_key: `${canary}-${id}`, external_group: canary, cost_one_off: 1234.56 };
	await put('need', { ...facts, ...hidden, id, service_unit_id: unit, channel: 'form' });
	const stands = { need_id: id, base_need_id: id, origin_need_id: id, person_id: person };
	const personal = {
		place: `${canary} paikka`,
		why: `${canary} syy`,
		submitter_name: `${canary} Kertoja`,
	};
	for (const [speaker, text] of said)
		await put('wording', { ...stands, ...personal, id: newId(), service_unit_id: speaker, text });
	const score = { need_id: id, criterion_id: criterion, person_id: person, value: 3 };
	await put('score', { ...score, comment: `${canary} perustelu` });
	await put('need_effort', { need_id: id, role_id: role, days: 9.5 });
	await put('need_goal', { need_id: id, goal_id: goal });
	return id;
}

async function plansOf(ground: Ground, needs: CanaryTown['needs']) {
	const { put, mark, person, portfolio } = ground;
	const scenario = newId();
	const schedule = newId();
	const secret = JSON.stringify({ secret: canary });
	await put('scenario', { id: scenario, portfolio_id: portfolio, name: `${canary} vaihtoehto` });
	const pin = { scenario_id: scenario, need_id: needs.planned, kind: 'include', pinned_by: person };
	await put('pin', { ...pin, reason: `${canary} kiinnityksen syy` });
	const allowance = { id: newId(), scenario_id: scenario, need_id: needs.planned, given_by: person };
	const given = [{ kind: 'time', roleId: canary, weeks: [{ on: '2027-05-03', days: 1 }] }];
	await put('allowance', { ...allowance, given: JSON.stringify(given) });
	await put('schedule', { id: schedule, scenario_id: scenario, seed: 1, problem: secret, answer: secret });
	const made = { portfolio_id: portfolio, scenario_id: scenario, schedule_id: schedule, adopted_by: person };
	const plan = async (title: string, number: number) => {
		const id = newId();
		const hidden = { decision: `${canary} päätös`, problem: secret, answer: secret };
		await put('plan', { ...made, ...hidden, id, number, title });
		return id;
	};
	const plans = {
		published: await plan(`${mark}Suunnitelma 2027–2029`, 1),
		unpublished: await plan(`${canary} salainen suunnitelma`, 2),
	};
	await itemsOf(ground, needs, plans);
	await put('frozen_document', documentOf(canary, plans.published));
	const publication = newId();
	await put('publication', { id: publication, plan_id: plans.published, published_by: person });
	const withdrawn = { withdrawn_at: new Date(), withdrawn_by: person };
	await put('publication', {
		id: newId(),
		plan_id: plans.unpublished,
		published_by: person,
		...withdrawn,
	});
	await roomsOf(ground, needs.planned);
	await postsOf({ ...ground, canary }, plans.published);
	return { plans, publication };
}

/** The office's other rooms; a new one is a line here. */
async function roomsOf(ground: Ground, need: string): Promise<void> {
	await commitmentOf({ ...ground, canary, need });
	await measureOf({ ...ground, canary });
	await reviewOf({ ...ground, canary });
	await competenceOf({ ...ground, canary, need });
	await technologyOf({ ...ground, canary });
	await systemOf({ ...ground, canary, need });
}

async function itemsOf({ put, mark }: Ground, needs: CanaryTown['needs'], plans: CanaryTown['plans']) {
	const waiting = { id: needs.waiting, title: `${canary} uusi` };
	const known = { id: needs.planned, title: `${canary} vanha nimi` };
	const reasons = JSON.stringify([
		{ code: 'resource_full', role: `${canary} tehtävä`, days: { from: '2027-01-04' }, needs: [waiting] },
		{ code: 'predecessor_not_scheduled', needs: [waiting, known] },
		{ code: 'budget_spent', year: 2028, money: { needed: 987654, available: 1 } },
		{ code: 'excluded_by_pin', text: `${canary} kiinnityksen syy` },
	]);
	const hidden = { reasons, cost_one_off: 1234.56 };
	const march = { outcome: 'scheduled', starts_on: '2027-03-01', ends_on: '2027-04-02' };
	const later = { outcome: 'scheduled', starts_on: '2028-09-04', ends_on: '2028-09-08' };
	const out = { outcome: 'not_scheduled' };
	const item = (plan: string, need: string, number: number, title: string, row: object) =>
		put('plan_item', { ...hidden, ...row, plan_id: plan, need_id: need, number, title });
	await item(plans.published, needs.planned, 1, `${mark}Tulostimet`, march);
	await item(plans.published, needs.out, 2, `${mark}Lajitteluautomaatti`, out);
	await item(plans.unpublished, needs.planned, 1, `${canary} uusi nimi`, later);
	await item(plans.unpublished, needs.adopted, 2, `${canary} uusi rivi`, march);
}

/** One answer in force, all else that is asked, answered, taken back or reminded of unseen. */
async function answersOf({ put, mark, unit, neighbour, person }: Ground, needs: CanaryTown['needs']) {
	const answer = (need: string, text: string, more = {}) =>
		put('official_answer', { id: newId(), need_id: need, text, given_by: person, ...more });
	const withdrawn = { withdrawn_at: new Date(), withdrawn_by: person };
	await answer(needs.done, `${mark}Laskuri on asennettu.`);
	await answer(needs.done, `${canary} aiempi vastaus`, withdrawn);
	await answer(needs.rejected, `${canary} peruttu vastaus`, withdrawn);
	await answer(needs.waiting, `${canary} vastaus uuteen`);
	const stands = {
		need_id: needs.considered,
		base_need_id: needs.considered,
		origin_need_id: needs.considered,
	};
	const address = { submitter_email: `${canary.toLowerCase()}@luotsi.example`, submitter_locale: 'fi' };
	for (const speaker of [unit, neighbour]) {
		const wording = { id: newId(), service_unit_id: speaker, text: `${canary} takaisin otettu` };
		await put('wording', { ...stands, ...address, ...wording });
		await put('wording_withdrawal', { id: newId(), wording_id: wording.id, reason: `${canary} syy` });
		const inquiry = { id: newId(), need_id: needs.considered, text: `${canary} kysymys`, asked_by: person };
		await put('inquiry', inquiry);
		await put('inquiry_recipient', { inquiry_id: inquiry.id, wording_id: wording.id });
		const given = { id: newId(), inquiry_id: inquiry.id, wording_id: wording.id, channel: 'follow' };
		await put('inquiry_answer', { ...given, text: `${canary} vastaus`, name: `${canary} vastaaja` });
	}
}
