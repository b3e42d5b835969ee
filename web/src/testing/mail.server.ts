import pg from 'pg';

/** Past the app, as time and trouble would. */
export async function asOwner<Row extends pg.QueryResultRow>(
	url: string,
	statement: string,
	values: unknown[] = [],
): Promise<Row[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<Row>(statement, values)).rows;
	} finally {
		await client.end();
	}
}

export interface MailRow {
	state: string;
	attempts: number;
	failure: string | null;
}

/** What became of a municipality's letters, in the order of their addresses. */
export function statesOf(url: string, tenantId: string): Promise<MailRow[]> {
	return asOwner<MailRow>(
		url,
		'select state, attempts, failure from outgoing_mail where tenant_id = $1 order by address, id',
		[tenantId],
	);
}
