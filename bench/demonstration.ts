import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';

export interface Demonstration {
	slug: string;
	cookie: string;
	/** Path of the plan page under the slug: a scenario with its timeline. */
	scenario: string;
	/** Milliseconds to make the whole municipality. */
	madeIn: number;
}

const SCENARIO = `
	select a.slug, s.id, s.portfolio_id from gate.tenant_address a join scenario s using (tenant_id)
	where a.is_demonstration order by s.created_at limit 1`;

/** Opens the demonstration municipality through its button, by a founding link of the owner's making. */
export async function openDemonstration(url: string, ownerUrl: string): Promise<Demonstration> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	const token = randomUUID();
	const hash = createHash('sha256').update(token).digest();
	await client.query('insert into gate.founding_token (token_hash) values ($1)', [hash]);
	const started = performance.now();
	const answer = await fetch(`${url}/found/${token}?/demonstrate`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		body: '',
	});
	if (answer.status !== 303) throw new Error(`The demonstration was not made: ${answer.status}`);
	const madeIn = performance.now() - started;
	const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
	const { rows } = await client.query(SCENARIO);
	await client.end();
	const { slug, id, portfolio_id } = rows[0];
	return { slug, cookie, scenario: `/plans/${portfolio_id}/scenarios/${id}`, madeIn };
}
