import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOf, paragraph, pdfOf, wordTable, zipOf } from '@luotsi/documents/samples';
import type { Actor } from '#platform/actor.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { runImport } from '../../../testing/import-files.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import * as strategies from '../../strategy/strategy/strategy.server.ts';
import { begin } from './begin.server.ts';
import * as runs from './import-run.server.ts';

const { ownerUrl } = useDatabase();
let actor: Actor;
let owner: pg.Client;
/** Nobody may call it while foreign files are read. */
const listener = net.createServer((socket) => {
	called.push(socket.remotePort ?? 0);
	socket.destroy();
});
const called: number[] = [];
let address: string;

beforeAll(async () => {
	actor = (await foundMunicipality()).actor;
	await addUnits(actor, ['Pääkirjasto']);
	owner = new pg.Client({ connectionString: ownerUrl() });
	await owner.connect();
	await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', () => resolve()));
	address = `http://127.0.0.1:${(listener.address() as net.AddressInfo).port}/x`;
});
afterAll(async () => {
	await owner.end();
	listener.close();
});

/** Rows of every table, the audit trail too. */
async function rowCounts(): Promise<Record<string, number>> {
	const { rows: tables } = await owner.query<{ name: string }>(
		"select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
	);
	const counts: Record<string, number> = {};
	for (const { name } of tables) {
		const { rows } = await owner.query<{ count: string }>(`select count(*) as count from ${name}`);
		counts[name] = Number(rows[0]?.count);
	}
	return counts;
}

const give = (name: string, bytes: Uint8Array): Promise<unknown> => begin(actor, 'need', { name, bytes });
const show = (name: string, bytes: Uint8Array): Promise<unknown> => {
	const file = new File([new Uint8Array(bytes)], name);
	return strategies.preview(actor, { title: '', serviceAreaId: '', text: '', file });
};

/** The refusal's code; other errors are faults and end the test. */
async function outcome(act: Promise<unknown>): Promise<{ code: string; data: Record<string, unknown> }> {
	try {
		await act;
		return { code: 'read', data: {} };
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
}

const text = (content: string) => Buffer.from(content);
const book = { name: 'xl/workbook.xml', content: '<workbook/>' };
const outside = () => `<!DOCTYPE d [<!ENTITY e SYSTEM "${address}"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
const laughs =
	'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const row = (cell: string) => `Tarve;Toimipiste\n${cell};Pääkirjasto\n`;

type BadFile = [name: string, bytes: () => Uint8Array, act: typeof give, code: string, place?: object];
const badFiles: BadFile[] = [
	['tyhja.xlsx', () => text(''), give, 'empty_file'],
	['lainaus.csv', () => text(row('x') + '"auki;Pääkirjasto'), give, 'unclosed_quote', { line: 3 }],
	['rikki.json', () => text('[{"Tarve":"x"}\n{"Tarve":"y"}]'), give, 'damaged', { line: 2 }],
	['html.xlsx', () => text('<html><table>'), give, 'content_does_not_match_name'],
	['katkennut.xlsx', () => zipOf([book]).subarray(0, 50), give, 'damaged'],
	['lukittu.xlsx', () => zipOf([{ ...book, flags: 1 }]), give, 'encrypted'],
	['pommi.xlsx', () => zipOf([book, { name: 'xl/a.xml', content: ' '.repeat(15_000_000) }]), give, 'bomb'],
	[
		'olio.xlsx',
		() => zipOf([book, { name: 'xl/a.xml', content: `${outside()}<d>&e;&f;</d>` }]),
		give,
		'xml_dtd',
		{ part: 'xl/a.xml' },
	],
	['taulukoton.docx', () => docxOf(paragraph('Toive')), give, 'no_table_in_document'],
	['toiveet.pdf', () => pdfOf([[{ text: 'Toive', y: 700 }]]), give, 'unsupported_type'],
	['olio.docx', () => docxOf(`${paragraph('x')}<w:p>&e;&f;</w:p>`, outside()), show, 'xml_dtd'],
	['nauru.docx', () => docxOf('<w:p>&c;</w:p>', laughs), show, 'xml_dtd'],
	['syva.docx', () => docxOf(`${'<w:p>'.repeat(50_000)}${'</w:p>'.repeat(50_000)}`), show, 'damaged'],
	['katkennut.docx', () => docxOf(paragraph('x')).subarray(0, 700), show, 'damaged'],
	['skannattu.pdf', () => pdfOf([[], []]), show, 'scanned_pdf', { pages: 2 }],
	['rikki.pdf', () => text('%PDF-1.7\n1 0 obj'), show, 'damaged'],
	['kuva.pdf', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), show, 'content_does_not_match_name'],
];

describe('bad files', () => {
	test.each(badFiles)(
		'%s is refused by name and leaves nothing behind',
		async (name, bytes, act, code, place) => {
			const before = await rowCounts();
			const refused = await outcome(act(name, bytes()));
			expect(refused).toMatchObject({ code, data: { file: name, ...place } });
			expect(await rowCounts()).toEqual(before);
			expect(called).toEqual([]);
		},
	);
});

describe('strange but sound files', () => {
	test('a Word table becomes needs', async () => {
		const body = wordTable([
			['Tarve', 'Toimipiste', '__proto__'],
			['Uusi skanneri', 'Pääkirjasto', 'constructor'],
		]);
		const id = await begin(actor, 'need', {
			name: 'toiveet.docx',
			bytes: docxOf(paragraph('Toiveet') + body),
		});
		const { details, format } = await runs.get(actor, 'need', id);
		expect([format, details.sheetName]).toEqual(['docx', 'Toiveet']);
		await runImport(actor, id);
		expect((await runs.get(actor, 'need', id)).counts).toEqual({ created: 1 });
	});

	test('names that reach the prototype are names, pictures elsewhere stay there', async () => {
		const before = Object.getOwnPropertyNames(Object.prototype).join();
		await give('a.json', text('[{"__proto__":{"admin":true},"Tarve":"x","constructor":"y"}]'));
		const link = `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="${address}"/></w:drawing></w:r></w:p>`;
		await show('a.docx', docxOf(link + paragraph('Teksti')));
		expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
		expect(called).toEqual([]);
	});
});

interface Sample {
	path: string;
	format: string;
	expected: 'accept' | 'reject' | 'either';
	sha256: string;
}

const CORPORA = new URL('../../../../../../shared/data/corpora/', import.meta.url);
const isHere = existsSync(new URL('manifest.jsonl', CORPORA));
/** Sound, though the manifest calls it hostile by a word in its name. */
const MISLABELLED = 'pdf/pdfjs/noembed-identity.pdf';

/** Every file with CORPUS=all; else those to be refused, of JSON the twenty with the lowest hashes. */
function chosen(): Sample[] {
	const all = readFileSync(new URL('manifest.jsonl', CORPORA), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Sample)
		.filter(({ format }) => ['csv', 'xlsx', 'json', 'docx', 'pdf', 'zip'].includes(format));
	if (process.env['CORPUS'] === 'all') return all;
	const refused = all.filter(({ expected, path: file }) => expected === 'reject' && file !== MISLABELLED);
	const [json, others] = [true, false].map((isJson) =>
		refused.filter(({ format }) => (format === 'json') === isJson),
	);
	return [...others!, ...json!.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)).slice(0, 20)];
}

test.skipIf(!isHere)(
	'the corpora are read or refused, and nothing comes of the refused',
	{ timeout: 900_000 },
	async () => {
		const prototype = Object.getOwnPropertyNames(Object.prototype).join();
		let before = await rowCounts();
		const wrong: string[] = [];
		for (const sample of chosen()) {
			const bytes = readFileSync(path.join(fileURLToPath(CORPORA), sample.path));
			const act = ['docx', 'pdf'].includes(sample.format) ? show : give;
			const { code, data } = await outcome(act(path.basename(sample.path), bytes));
			const after = await rowCounts();
			if (code !== 'read' && JSON.stringify(after) !== JSON.stringify(before))
				wrong.push(`${sample.path}: rows`);
			if (code !== 'read' && !data['file']) wrong.push(`${sample.path}: no name`);
			const isRead = code === 'read';
			if (sample.expected === 'reject' && isRead && sample.path !== MISLABELLED)
				wrong.push(`${sample.path}: read`);
			if (['file_timeout', 'out_of_memory', 'reader_failed'].includes(code))
				wrong.push(`${sample.path}: ${code}`);
			before = after;
		}
		expect(wrong).toEqual([]);
		expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype);
		const { rows } = await owner.query("select 1 from import_row where cells::text like '%root:x:0%'");
		expect(rows).toEqual([]);
		expect(called).toEqual([]);
	},
);
