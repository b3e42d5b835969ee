import { readFileSync } from 'node:fs';
import { begin } from '#domain/exchange/import-run/begin.server.ts';
import * as runs from '#domain/exchange/import-run/import-run.server.ts';
import type { ImportSubject, RowOutcome } from '#domain/exchange/import-run/import-run.ts';
import * as mapping from '#domain/exchange/import-run/mapping.server.ts';
import { preview } from '#domain/exchange/import-run/preview.server.ts';
import { tidyName } from '#domain/exchange/import-run/loose-text.ts';
import { defaultRoles } from '#domain/organisation/founding/default-organisation.ts';
import { addAll } from '#domain/organisation/role/role.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { addUnits } from './needs.server.ts';

export interface CollectedNeed {
	id: string;
	unit: string;
	text_fi: string;
	group: string;
	kind: string;
	cost_eur: number;
	effort_days_by_role: Record<string, number>;
	earliest: string;
	deadline: string;
	depends_on: string[];
}

const FILE = new URL('../domain/exchange/demonstration/needs.json', import.meta.url);

/** The collection of 144 needs that the demonstration begins with. */
export const collectionBytes = (): Uint8Array => readFileSync(FILE);
export const collectedNeeds = (): CollectedNeed[] =>
	JSON.parse(readFileSync(FILE, 'utf8')) as CollectedNeed[];

/** The units and roles that the collection names. */
export async function addCollectionPlaces(actor: Actor): Promise<void> {
	await addUnits(actor, [...new Set(collectedNeeds().map(({ unit }) => tidyName(unit)))]);
	await actor.change(async (db, record) => {
		const roles = defaultRoles.map(({ externalKey, names }) => ({ name: names.fi, externalKey }));
		await addAll(db, roles);
		record('role.added', { type: 'tenant', id: actor.tenantId });
	});
}

export const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

export function beginCsv(actor: Actor, text: string, subject: ImportSubject = 'need'): Promise<string> {
	return begin(actor, subject, { name: 'tarpeet.csv', bytes: csv(text) });
}

export async function runImport(actor: Actor, id: string, subject: ImportSubject = 'need'): Promise<void> {
	const { version } = await runs.get(actor, subject, id);
	await runs.run(actor, subject, { id, version });
}

export const rowsOf = async (
	actor: Actor,
	id: string,
	outcome?: RowOutcome,
	subject: ImportSubject = 'need',
) => (await preview(actor, subject, id, { outcome, offset: 0, size: 5000 })).rows;

/** Says what words stand for, by the words themselves. */
export async function sayWords(
	actor: Actor,
	id: string,
	targets: Record<string, string>,
	subject: ImportSubject = 'need',
): Promise<void> {
	const { run, asked } = await mapping.words(actor, subject, id);
	const pairs = asked.flatMap(({ key, value }) =>
		targets[value] === undefined ? [] : [[key, targets[value]]],
	);
	await mapping.sayWords(actor, subject, {
		id,
		version: run.version,
		targets: Object.fromEntries(pairs) as Record<string, string>,
	});
}
