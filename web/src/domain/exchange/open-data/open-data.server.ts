import { writeTable } from '@luotsi/documents';
import type { Actor } from '#platform/actor.server.ts';
import * as tenants from '../../organisation/tenant/tenant.server.ts';
import * as settings from '../public-setting/public-setting.server.ts';
import { licenceOf, type Licence } from '../public-setting/public-setting.ts';
import { decisions } from '../public-view/public-decision.server.ts';
import { goals } from '../public-view/public-goal.server.ts';
import { needs } from '../public-view/public-need.server.ts';
import * as views from '../public-view/public-view.server.ts';
import {
	datasetNames,
	datasets,
	type Cell,
	type DataColumn,
	type DatasetName,
	type Published,
} from './dataset.ts';
import * as store from './open-data.store.server.ts';

export async function published(actor: Actor): Promise<Published> {
	return {
		plan: await views.plan(actor, null),
		goals: await goals(actor),
		needs: await needs(actor),
		decisions: await decisions(actor),
	};
}

export interface DataAbout {
	municipality: { name: string; slug: string };
	licence: Licence;
	/** When anything of the municipality last changed: never earlier than what is public. */
	modified: Date;
}

export function about(actor: Actor): Promise<DataAbout> {
	actor.must('public.read');
	return actor.read(async (db) => ({
		municipality: { name: (await tenants.get(actor)).name, slug: actor.tenantSlug },
		licence: licenceOf(await settings.get(actor)),
		modified: await store.lastChange(db),
	}));
}

export interface DatasetHead {
	name: DatasetName;
	columns: readonly DataColumn[];
	rows: number;
}

export async function heads(actor: Actor): Promise<DatasetHead[]> {
	const all = await published(actor);
	return datasetNames.map((name) => {
		const { columns, rows } = datasets[name];
		return { name, columns, rows: rows(all).length };
	});
}

/** One table as JSON: rows with the names of the columns, and on what terms they may be used. */
export async function asJson(actor: Actor, name: DatasetName): Promise<string> {
	const { municipality, licence, modified } = await about(actor);
	const { columns, rows } = datasets[name];
	const file = {
		format: 'luotsi-data-1',
		dataset: name,
		municipality,
		licence,
		modified: modified.toISOString(),
		columns,
		rows: rows(await published(actor)),
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/** The same as CSV: comma, decimal point, UTF-8; values of a list are parted by a semicolon. */
export async function asCsv(actor: Actor, name: DatasetName): Promise<Uint8Array<ArrayBuffer>> {
	const { columns, rows } = datasets[name];
	const all: Record<string, Cell>[] = rows(await published(actor));
	const cells = all.map((row) => columns.map((column) => plainCell(row[column.name] ?? null)));
	const names = columns.map((column) => column.name);
	return (await writeTable(names, cells, 'csv', { separator: ',' })) as Uint8Array<ArrayBuffer>;
}

const plainCell = (cell: Cell) => (Array.isArray(cell) ? cell.join('; ') : cell);
