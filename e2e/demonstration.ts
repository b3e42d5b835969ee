import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newPage, type PageOptions } from './browser.ts';
import { kept, mintFoundingLink } from './founded.ts';
import { ask, asOwner } from './owner.ts';
import type { Site } from './pages.ts';
import { at } from './product.ts';

export const DEMONSTRATION = 'esittely';
export const DIRECTOR = 'Marja Salonen';
/** Any number: who holds it is opening the demonstration municipality. */
const OPENING = 731_001;

/** Opens the demonstration municipality by its button, unless another test file has done it. Returns its id. */
function openDemonstration(): Promise<string> {
	return asOwner(async (client) => {
		await client.query('select pg_advisory_lock($1)', [OPENING]);
		const isThere = await isPublished(client);
		if (!isThere) await pressTheButton();
		const { rows } = await client.query('select tenant_id from gate.tenant_address where slug = $1', [
			DEMONSTRATION,
		]);
		return rows[0].tenant_id as string;
	});
}

// The plan is published last of all.
async function isPublished(client: pg.Client): Promise<boolean> {
	const { rowCount } = await client.query(
		'select 1 from publication join gate.tenant_address using (tenant_id) where slug = $1',
		[DEMONSTRATION],
	);
	return rowCount !== 0;
}

async function pressTheButton(): Promise<void> {
	const page = await newPage();
	await page.goto(await mintFoundingLink());
	await page.getByRole('button', { name: 'Avaa esittelykunta' }).click();
	await page.waitForURL(at(`/${DEMONSTRATION}`), { timeout: 60_000 });
	await page.context().close();
}

export type State = Exclude<NonNullable<PageOptions['state']>, string>;
type Locale = NonNullable<PageOptions['locale']>;

/** Cookies of a person of the demonstration who has just signed in; all but the director have no password. */
export async function signedInAs(name: string, locale: Locale = 'fi'): Promise<State> {
	const token = randomBytes(24).toString('base64url');
	const rows = await ask(
		`insert into session (tenant_id, token_hash, person_id, expires_at)
			select tenant_id, $1, person.id, now() + interval '1 hour'
			from person join gate.tenant_address using (tenant_id) where slug = $2 and person.name = $3
			returning person_id`,
		[createHash('sha256').update(token).digest(), DEMONSTRATION, name],
	);
	if (rows.length === 0) throw new Error(`Nobody is called ${name} in the demonstration.`);
	const cookies = [kept(`luotsi-${DEMONSTRATION}`, token), kept('locale', locale)];
	return { cookies, origins: [] };
}

/** The demonstration, open, as its director sees it. */
export async function demonstrationSite(): Promise<Site & { state: State }> {
	const tenantId = await openDemonstration();
	const state = await signedInAs(DIRECTOR);
	const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	return { at, ask, slug: DEMONSTRATION, tenantId, cookie, state };
}
