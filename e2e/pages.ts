import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { residentItems } from './resident-items.ts';
import { routes } from './security/routes.ts';

/** A started product with a demonstration municipality in it. */
export interface Site {
	/** Address of a path. */
	at(path: string): string;
	/** Rows of one question to its database. */
	ask(text: string, values: unknown[]): Promise<Record<string, unknown>[]>;
	/** The demonstration's address. */
	slug: string;
	tenantId: string;
	/** Cookie header of its director. */
	cookie: string;
}

/** Pages that a started product does not show. */
const onlyInDevelopment = new Set(['/dev/gallery']);

/** What one page can look like beside its first look. */
const looks: Record<string, string[]> = {
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]': ['view=left', 'view=people', 'view=money'],
	'/[tenant]/(app)/needs': ['state=new'],
	'/[tenant]/(app)/needs/triage': ['act=reject'],
	'/[tenant]/(app)/needs/commitments/[list]': ['view=items', 'view=together'],
	'/[tenant]/(app)/strategy': ['mark'],
	'/[tenant]/public/needs': ['q=kirjasto'],
	'/[tenant]/(app)/strategy/hierarchy': ['list=orphans'],
	'/[tenant]/(app)/strategy/[strategy]/compare': ['whole=1'],
	'/[tenant]/(app)/year': ['view=work'],
};

/** Every page of the product, and the names by which their pictures are kept. */
export const pages = routes
	.filter(({ id, isPage }) => isPage && !onlyInDevelopment.has(id))
	.flatMap(({ id }) => ['', ...(looks[id] ?? [])].map((query) => ({ id, query, name: nameOf(id, query) })));

function nameOf(id: string, query: string): string {
	const words = id
		.replaceAll(/\/\([^)]+\)|\[tenant\]/g, '')
		.replaceAll('[', '')
		.replaceAll(']', '')
		.split('/')
		.filter(Boolean);
	return (
		[...words, query.replace(/^\w+=/, '')].filter(Boolean).join('-') || (id === '/' ? 'luotsi' : 'front')
	);
}

/** Path of a page in the demonstration municipality. */
export function pathOf(id: string, query: string, found: Record<string, string>): string {
	const path = id
		.replaceAll(/\/\([^)]+\)/g, '')
		.replaceAll(/\[(\w+)\]/g, (_, param: string) => valueOf(id, param, found));
	return `${path || '/'}${query && `?${query}`}`;
}

function valueOf(id: string, param: string, found: Record<string, string>): string {
	const owner =
		/\/(?:needs|units|radar)\/import|say|follow|feedback|invitation|new-password|unsubscribe|found/.exec(
			id,
		)?.[0] ?? '';
	const value = found[`${owner} ${param}`] ?? found[param];
	if (!value) throw new Error(`${id}: nothing is known for [${param}]; tell it in e2e/pages.ts.`);
	return value;
}

/** A row for each parameter, such that the page has something to show. */
export async function parameters(site: Site): Promise<Record<string, string>> {
	const resident = await residentItems(site);
	const [row] = await site.ask(ROWS, [site.tenantId]);
	const needs = 'Tarve,Toimipiste,Hinta\nSkanneri,Pääkirjasto,480\n';
	const radar = 'name,ring,quadrant,isNew,description\nNoutolokero,Trial,Tools,TRUE,Aina auki\n';
	const units = 'Nimi,Palvelualue,Laji\nLähikirjasto,Kirjasto,lähikirjasto\n';
	const levels = 'Tiedän,Teen,Osaan,Opetan';
	const framework = `code,name_fi,level1_fi,level2_fi,level3_fi,level4_fi\nA1,Opastus,${levels}\n`;
	const readings = 'Mittari,Toimipiste,Päivä,Arvo\nEi ole,Pääkirjasto,31.12.2025,12\n';
	return {
		...(row as Record<string, string>),
		...resident,
		import: await bringTable(site, 'competence/frameworks/import', framework),
		kind: 'measure',
		item: resident.measure,
		tenant: site.slug,
		'/needs/import run': await bringTable(site, 'needs/import', needs),
		file: await bringTable(site, 'strategy/indicators/import', readings),
		'/radar/import run': await bringTable(site, 'radar/import', radar),
		'/units/import run': await bringTable(site, 'settings/units/import', units),
		'invitation token': await makeToken(site, INVITATION),
		'new-password token': await makeToken(site, NEW_PASSWORD),
		'found token': await makeToken(site, FOUNDING),
		'unsubscribe token': await unsubscribeToken(site),
	};
}

const ROWS = `
	select p.portfolio_id as portfolio, p.scenario_id as scenario, p.id as plan,
		(select need_id from plan_item i where i.tenant_id = $1 and i.plan_id = p.id and i.outcome = 'scheduled' order by starts_on, need_id limit 1) as need,
		(select id from goal where tenant_id = $1 order by code, id limit 1) as goal,
		s.id as strategy, s.edition,
		(select coalesce((select lineage_id from clause c where c.tenant_id = $1 and c.edition_id = s.edition and c.kind = 'heading'
			order by ordinal limit 1), s.id)) as section,
		(select id from service_area where tenant_id = $1 order by name limit 1) as area,
		(select id from service_unit where tenant_id = $1 and name = 'Pääkirjasto') as unit,
		(select link_token from service_unit where tenant_id = $1 and name = 'Pääkirjasto') as "say token",
		(select follow_token from wording where tenant_id = $1 order by said_at, id limit 1) as "follow token",
		(select token from feedback where tenant_id = $1 order by number limit 1) as "feedback token",
		(select id from commitment_list where tenant_id = $1 order by name limit 1) as list,
		(select id from intake_round where tenant_id = $1 order by opens_on limit 1) as round,
		(select id from measure where tenant_id = $1 order by code, id limit 1) as measure,
		(select id from indicator where tenant_id = $1 order by name limit 1) as indicator,
		(select id from body where tenant_id = $1 order by name limit 1) as body,
		(select id from duty where tenant_id = $1 order by name limit 1) as duty,
		(select id from meeting where tenant_id = $1 order by held_on desc, id limit 1) as meeting,
		(select id from agenda_item where tenant_id = $1 and meeting_id = (select id from meeting where tenant_id = $1
			order by held_on desc, id limit 1) order by ordinal, id limit 1) as matter,
		(select round_id from review_conclusion where tenant_id = $1 order by concluded_on limit 1) as review,
		(select id from technology where tenant_id = $1 order by name limit 1) as technology,
		(select id from pilot where tenant_id = $1 order by starts_on desc limit 1) as pilot,
		(select system.id from managed_system system join system_contract own on own.tenant_id = system.tenant_id
			and own.system_id = system.id where system.tenant_id = $1 order by own.ends_on, own.id limit 1) as system,
		(select id from system_contract where tenant_id = $1 order by ends_on, id limit 1) as contract,
		(select id from framework where tenant_id = $1 order by taken_at, key limit 1) as framework,
		(select c.id from competence c join framework f on f.tenant_id = c.tenant_id and f.id = c.framework_id
			where c.tenant_id = $1 order by f.taken_at, f.key, c.ordinal limit 1) as competence,
		(select id from survey where tenant_id = $1 order by closes_on desc limit 1) as survey,
		(select id from assessment_share where tenant_id = $1 order by shared_at limit 1) as share,
		(select id from key_task where tenant_id = $1 order by name limit 1) as task,
		(select id from post_case where tenant_id = $1 order by title limit 1) as case,
		(select id from post_case_decision where tenant_id = $1 order by decided_on limit 1) as memo,
		(select id from role where tenant_id = $1 order by name limit 1) as role,
		(select id from position where tenant_id = $1 order by valid_to nulls last, title limit 1) as position,
		(select id from training where tenant_id = $1 order by starts_on, id limit 1) as training,
		(select id from person where tenant_id = $1 order by name limit 1) as person
	from plan p cross join lateral (select strategy.id, draft.id as edition from strategy
		join edition draft on draft.tenant_id = strategy.tenant_id and draft.strategy_id = strategy.id
		where strategy.tenant_id = $1 and not exists (select from edition_adoption made where made.tenant_id = $1
			and made.edition_id = draft.id) order by strategy.id limit 1) s
	where p.tenant_id = $1 order by adopted_at limit 1`;

/** A table taken in as far as its preview: a run of which every page can be read. */
async function bringTable({ at, slug, cookie }: Site, path: string, table: string): Promise<string> {
	const body = new FormData();
	body.append('file', new File([table], 'lisää.csv', { type: 'text/csv' }));
	body.append('key', randomUUID());
	const answer = await fetch(at(`/${slug}/${path}?/upload`), {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(at('/')).origin, accept: 'text/html', cookie },
		body,
	});
	const run = /import\/([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1];
	if (!run) throw new Error(`${path} was answered with ${answer.status}.`);
	return run;
}

/** The link under letters of somebody who gets them. */
async function unsubscribeToken({ ask, tenantId }: Site): Promise<string> {
	const [row] = await ask(
		`insert into mail_recipient (tenant_id, id, person_id, token)
			select tenant_id, gen_random_uuid(), id, $2 from person where tenant_id = $1 order by name limit 1
			on conflict (tenant_id, person_id) do update set token = mail_recipient.token
			returning token`,
		[tenantId, randomBytes(24).toString('base64url')],
	);
	return String(row?.['token']);
}

const INVITATION = `
	insert into invitation (tenant_id, id, token_hash, email, name, access_role, invited_by, expires_at)
	select $1::uuid, gen_random_uuid(), $2, 'uusi@esittely.example', 'Uusi Lukija', 'reader', id, now() + interval '1 day'
	from person where tenant_id = $1 order by name limit 1`;
const NEW_PASSWORD = `
	insert into sign_in_link (tenant_id, id, person_id, token_hash, made_by, expires_at)
	select $1::uuid, gen_random_uuid(), id, $2, id, now() + interval '1 day'
	from person where tenant_id = $1 order by name limit 1`;
const FOUNDING = 'insert into gate.founding_token (token_hash) select $2::bytea where $1::uuid is not null';

async function makeToken({ ask, tenantId }: Site, insert: string): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await ask(insert, [tenantId, createHash('sha256').update(token).digest()]);
	return token;
}
