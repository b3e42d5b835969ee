// Writes web/src/platform/schema.ts from a migrated database: node scripts/schema-types.ts <owner url>
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

interface Column {
	schema: string;
	relation: string;
	name: string;
	type: string;
	is_nullable: boolean;
	has_default: boolean;
}

const TYPES: Record<string, string> = {
	uuid: 'string',
	text: 'string',
	int4: 'number',
	int8: 'number',
	numeric: 'number',
	bool: 'boolean',
	date: 'string',
	timestamptz: 'Date',
	bytea: 'Buffer',
	_text: 'string[]',
	_int4: 'number[]',
};

const COLUMNS = `
	select n.nspname as schema, c.relname as relation, a.attname as name, t.typname as type,
		not a.attnotnull as is_nullable, a.atthasdef as has_default
	from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
	join pg_type t on t.oid = a.atttypid
	where n.nspname in ('public', 'gate') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
	order by 1 desc, 2, a.attnum`;
const CHOICES = `
	select conrelid::regclass::text as relation, pg_get_constraintdef(oid) as definition
	from pg_constraint where contype = 'c'`;

function choicesByColumn(rows: { relation: string; definition: string }[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const { relation, definition } of rows) {
		const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition);
		if (!match) continue;
		const values = [...match[2]!.matchAll(/'([^']*)'::text/g)].map((value) => `'${value[1]}'`);
		found.set(`${relation.replaceAll('"', '')}.${match[1]}`, values.join(' | '));
	}
	return found;
}

function typeOf(column: Column, choices: Map<string, string>): string {
	if (column.type === 'jsonb') {
		const written = column.is_nullable ? 'string | null' : 'string';
		const inserted = column.is_nullable || column.has_default ? `${written} | undefined` : written;
		return `ColumnType<unknown, ${inserted}, ${written}>`;
	}
	const plain = choices.get(`${column.relation}.${column.name}`) ?? TYPES[column.type];
	if (!plain) throw new Error(`No TypeScript type for ${column.relation}.${column.name}: ${column.type}`);
	const nullable = column.is_nullable ? `${plain} | null` : plain;
	return column.has_default ? `Generated<${nullable}>` : nullable;
}

/** The text of schema.ts for the database behind the client. */
export async function schemaTypes(client: pg.Client): Promise<string> {
	const columns: Column[] = (await client.query(COLUMNS)).rows;
	const choices = choicesByColumn((await client.query(CHOICES)).rows);
	const byTable = new Map<string, string[]>();
	for (const column of columns) {
		const table = column.schema === 'public' ? column.relation : `${column.schema}.${column.relation}`;
		byTable.set(table, [...(byTable.get(table) ?? []), `\t\t${column.name}: ${typeOf(column, choices)};`]);
	}
	const tables = [...byTable].map(
		([table, lines]) => `\t${table.includes('.') ? `'${table}'` : table}: {\n${lines.join('\n')}\n\t};`,
	);
	return `// Written by scripts/schema-types.ts from the migrations; do not edit by hand.\nimport type { ColumnType, Generated } from 'kysely';\n\nexport interface Database {\n${tables.join('\n')}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const client = new pg.Client({ connectionString: process.argv[2] ?? '' });
	await client.connect();
	writeFileSync(
		fileURLToPath(new URL('../web/src/platform/schema.ts', import.meta.url)),
		await schemaTypes(client),
	);
	await client.end();
}
