import { randomUUID } from 'node:crypto';
import type { Site } from './pages.ts';

export interface ResidentItems {
	goal: string;
	measure: string;
	indicator: string;
	decision: string;
}

const ids: Record<string, Promise<ResidentItems>> = {};

/** A measure, an indicator with its readings, and a decision, all public, of the first goal residents see. */
export function residentItems(site: Pick<Site, 'ask' | 'tenantId'>): Promise<ResidentItems> {
	return (ids[site.tenantId] ??= putOnce(site));
}

const KNOWN = `select measure.id as measure, measure.goal_id as goal, indicator.id as indicator, subject_id as decision
	from measure join indicator using (tenant_id, goal_id) join item_publicity said using (tenant_id)
	where tenant_id = $1 and measure.code = 'AS1' and indicator.name = 'Asiakkaita digiopastuksessa' and subject_kind = 'decision'
		and exists (select from decision where decision.id = subject_id and section = 900)`;

/** Several files of tests may ask at once: whoever comes second waits for the first. */
async function putOnce(site: Pick<Site, 'ask' | 'tenantId'>): Promise<ResidentItems> {
	const known = async () => (await site.ask(KNOWN, [site.tenantId]))[0] as ResidentItems | undefined;
	const there = await known();
	if (there) return there;
	try {
		return await put(site);
	} catch (error) {
		for (let turn = 0; turn < 50; turn++) {
			await new Promise((resolve) => setTimeout(resolve, 200));
			const found = await known();
			if (found) return found;
		}
		throw error;
	}
}

async function put({ ask, tenantId }: Pick<Site, 'ask' | 'tenantId'>): Promise<ResidentItems> {
	const [goal] = await ask(
		`select goal.id from goal join strategy_publication p on p.tenant_id = goal.tenant_id and p.strategy_id = goal.strategy_id
			where goal.tenant_id = $1 and goal.retired_at is null and p.withdrawn_at is null order by goal.code, goal.id limit 1`,
		[tenantId],
	);
	const items = {
		goal: String(goal?.['id']),
		measure: randomUUID(),
		indicator: randomUUID(),
		decision: randomUUID(),
	};
	const run = (text: string, ...values: unknown[]) => ask(text, [tenantId, ...values]);
	await promise(run, items);
	await follow(run, items);
	await decide(run, items.decision);
	for (const kind of ['measure', 'indicator', 'decision'] as const)
		await run(
			`insert into item_publicity (tenant_id, id, subject_kind, subject_id, field, state)
				values ($1, gen_random_uuid(), $2, $3, 'item', 'public')`,
			kind,
			items[kind],
		);
	return items;
}

async function promise(run: Run, { measure, goal }: ResidentItems): Promise<void> {
	await run(
		`insert into measure (tenant_id, id, goal_id, code, title, description, starts_on, ends_on, cost_total)
			values ($1, $2, $3, 'AS1', 'Lainausautomaatit uusitaan', 'Vanhat automaatit vaihdetaan kaikissa kirjastoissa.', '2026-09-01', '2028-06-30', 42000)`,
		measure,
		goal,
	);
	await run(
		`insert into measure_progress (tenant_id, id, measure_id, said_on, percent, state, note)
			values ($1, gen_random_uuid(), $2, '2026-11-01', 40, 'on_track', 'Sisäinen huomautus')`,
		measure,
	);
}

async function follow(run: Run, { indicator, goal }: ResidentItems): Promise<void> {
	await run(
		`insert into indicator (tenant_id, id, goal_id, name, unit, source)
			values ($1, $2, $3, 'Asiakkaita digiopastuksessa', 'henkilöä', 'Kirjaston oma laskenta')`,
		indicator,
		goal,
	);
	for (const [year, value] of [
		[2024, 310],
		[2025, 420],
		[2026, 515],
	])
		await run(
			`insert into reading (tenant_id, id, indicator_id, read_on, value, source) values ($1, gen_random_uuid(), $2, $3, $4, 'hand')`,
			indicator,
			`${year}-12-31`,
			value,
		);
	for (const [year, value] of [
		[2026, 500],
		[2028, 700],
	])
		await run(
			'insert into indicator_target (tenant_id, indicator_id, year, value) values ($1, $2, $3, $4)',
			indicator,
			year,
			value,
		);
}

type Run = (text: string, ...values: unknown[]) => Promise<Record<string, unknown>[]>;

async function decide(run: Run, decision: string): Promise<void> {
	const [meeting, item] = [randomUUID(), randomUUID()];
	const [known] = await run('select id from body where tenant_id = $1 order by name limit 1');
	const body = known?.['id'] ?? randomUUID();
	if (!known)
		await run(
			`insert into body (tenant_id, id, name, kind) values ($1, $2, 'Kirjaston johtoryhmä', 'management_team')`,
			body,
		);
	await run(
		`insert into meeting (tenant_id, id, body_id, year, number, held_on, starts_at) values ($1, $2, $3, 2026, 900, '2026-10-05', '09:00')`,
		meeting,
		body,
	);
	await run(
		`insert into agenda_item (tenant_id, id, meeting_id, ordinal, title) values ($1, $2, $3, 1, 'Automaattien hankinta')`,
		item,
		meeting,
	);
	await run(
		`insert into decision (tenant_id, id, agenda_item_id, body_id, year, section, decided_on, matter, proposal, decision, grounds)
			values ($1, $2, $3, $4, 2026, 900, '2026-10-05', 'Automaattien hankinta', 'Sisäinen ehdotus', 'Lainausautomaatit kilpailutetaan keväällä.', 'Sisäinen perustelu')`,
		decision,
		item,
		body,
	);
	await signOff(run, { meeting, item, decision });
	await run(
		`insert into plain_wording (tenant_id, id, subject_kind, subject_id, locale, text)
			values ($1, gen_random_uuid(), 'decision', $2, 'fi', 'Kirjastoihin hankitaan uudet automaatit, joilla lainaat itse.')`,
		decision,
	);
}

/** Residents are told of nothing before the minutes are signed. */
async function signOff(run: Run, { meeting, item, decision }: Record<string, string>): Promise<void> {
	const when = {
		number: 900,
		year: 2026,
		yearStarts: 1,
		heldOn: '2026-10-05',
		startsAt: '09:00',
		endsAt: null,
	};
	const text = { grounds: '', proposal: '', appendices: [], caseNumber: '' };
	const decided = { matter: 'Automaattien hankinta', decision: 'Lainausautomaatit kilpailutetaan keväällä.' };
	const place = { section: 900, year: 2026, decidedOn: '2026-10-05', corrects: null };
	const matter = { id: item, number: 1, title: decided.matter, presenter: null, minutes: '', followUps: [] };
	const items = [{ ...matter, ...text, decision: { id: decision, ...decided, ...place, ...text } }];
	const none = { place: '', opening: null, closing: null, attendance: [] };
	await run(
		`insert into minutes_sign_off (tenant_id, meeting_id, signed_off_on, content, text_hash)
			values ($1, $2, '2026-10-06', $3, 'x')`,
		meeting,
		JSON.stringify({ body: 'Kirjaston johtoryhmä', ...when, ...none, items }),
	);
}
