import { beforeAll, describe, expect, test } from 'vitest';
import { readForm } from '../../web/src/platform/form.ts';
import { ask, asOwner } from '../owner.ts';
import { collectForms, submit, type TownForm } from './collect-forms.ts';
import { filled } from './forms.ts';
import { routes } from './routes.ts';
import { byScript, each, fingerprint, get, seedTown, send, type Town } from './town.ts';

let town: Town;
let forms: TownForm[];
beforeAll(async () => {
	town = await seedTown();
	forms = await collectForms(town);
});

/** A fault, or a door that did not open: behind that nothing would be proved. */
const isFault = ({ status }: Response) => status >= 500 || status === 401 || status === 403;

/** Each kind of input is sent to every form, and what it leaves is drawn on every fourth: another page for each kind. */
async function sendAll(turn: number, bodyOf: (form: TownForm) => URLSearchParams): Promise<string[]> {
	const faults: string[] = [];
	await each([...forms.entries()], async ([index, form]) => {
		const isDrawn = (index + turn) % 4 === 0;
		const answer = await submit(town, form, bodyOf(form), form.action, isDrawn ? {} : byScript);
		await answer.arrayBuffer();
		if (isFault(answer)) faults.push(`${form.route} ${form.action}: ${answer.status}`);
	});
	return faults;
}

/** Fields that some forms take without showing them. */
const shared = ['key', 'reason'];

const odd = {
	uuid: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
	text: 'massacanary',
	number: '98765',
	day: '1999-09-09',
};

/** Every column name of every table, as it is and as a field would be called, with a value that is found again. */
async function everyColumn(): Promise<[string, string][]> {
	const rows = await ask(
		`select distinct column_name as name, data_type as type from information_schema.columns where table_schema = 'public'`,
	);
	return rows.flatMap(({ name, type }): [string, string][] => {
		const kind = String(type);
		const value =
			kind === 'uuid'
				? odd.uuid
				: /^(date|timestamp)/.test(kind)
					? odd.day
					: /int|numeric/.test(kind)
						? odd.number
						: odd.text;
		const field = String(name);
		return [
			[field, kind === 'boolean' ? 'true' : value],
			[
				field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
				kind === 'boolean' ? 'true' : value,
			],
		];
	});
}

/** Cells of the town's tables that hold one of the words. */
function cellsWith(words: readonly string[]): Promise<string[]> {
	return asOwner(async (client) => {
		const { rows } = await client.query(`
			select table_name, column_name from information_schema.columns
			where table_schema = 'public' and table_name in (select table_name from information_schema.columns
				where table_schema = 'public' and column_name = 'tenant_id')`);
		const found: string[] = [];
		for (const { table_name: table, column_name: column } of rows) {
			const hit = await client.query(
				`select 1 from "${table}" where tenant_id = $1 and "${column}"::text like any ($2) limit 1`,
				[town.tenantId, words.map((word) => `%${word}%`)],
			);
			if (hit.rowCount) found.push(`${table}.${column}`);
		}
		return found;
	});
}

test('of fields that a form does not have none is written', async () => {
	const columns = await everyColumn();
	expect(columns.length).toBeGreaterThan(200);
	const faults: string[] = [];
	await each(forms, async (form) => {
		const body = filled(form);
		const own = new Set([...body.keys(), ...form.fields.map(({ name }) => name), ...shared]);
		for (const [name, value] of columns) if (!own.has(name)) body.append(name, value);
		const answer = await submit(town, form, body);
		await answer.arrayBuffer();
		if (isFault(answer)) faults.push(`${form.route} ${form.action}: ${answer.status}`);
	});
	expect(faults).toEqual([]);
	const [written] = await ask('select is_demonstration as is from tenant where tenant_id = $1', [
		town.tenantId,
	]);
	expect(written).toEqual({ is: false });
	expect(await cellsWith([odd.uuid, odd.text, odd.day, odd.number])).toEqual([]);
});

describe('odd forms', () => {
	const strange: [string, (body: URLSearchParams, names: string[]) => void][] = [
		['every name twice', (body, names) => names.forEach((name) => body.append(name, 'zweit'))],
		[
			'lists for texts',
			(body, names) =>
				names.forEach((name) => (body.append(`${name}[]`, 'a'), body.append(`${name}[]`, 'b'))),
		],
		[
			'objects for texts',
			(body, names) => names.forEach((name) => (body.delete(name), body.append(`${name}.x.y`, 'a'))),
		],
		[
			'only lists',
			(body, names) => names.forEach((name) => (body.delete(name), body.append(`${name}[]`, 'a'))),
		],
		[
			'names of the prototype',
			(body) =>
				[
					'__proto__.admin',
					'constructor.prototype.admin',
					'__proto__[]',
					'a.__proto__.b',
					'hasOwnProperty',
					'toString.x',
				].forEach((name) => body.append(name, 'polluted')),
		],
		['nothing', (body, names) => names.forEach((name) => body.delete(name))],
		['huge numbers', (body, names) => names.forEach((name) => body.set(name, '1e309'))],
		['big numbers', (body, names) => names.forEach((name) => body.set(name, '9'.repeat(30)))],
		['minus one', (body, names) => names.forEach((name) => body.set(name, '-1'))],
	];

	test.each(strange)('%s are refused or taken, and never a fault', async (name, change) => {
		const turn = strange.findIndex(([own]) => own === name);
		const faults = await sendAll(turn, (form) => {
			const body = filled(form);
			change(
				body,
				[...new Set(body.keys())].filter((field) => field !== 'key'),
			);
			return body;
		});
		expect(faults).toEqual([]);
		expect(forms.length).toBeGreaterThan(30);
	});

	const texts = {
		'a zero byte': 'a\0b c',
		'controls and surrogates': 'ab \ud800\u202e\u0007\r\n\u2028 cd',
		'a very long text': `${'a '.repeat(50_000)}!`,
		quotes: `'"\`;--/*\\%_$1\${7*7}{{7*7}}`,
		'a formula': '=cmd|/c calc!A0',
	};

	test.each(Object.entries(texts))(
		'%s in every text is refused or taken, and never a fault',
		async (name, text) => {
			const faults = await sendAll(Object.keys(texts).indexOf(name), (form) =>
				filled(
					{ ...form, fields: form.fields.map((field) => ({ ...field, maxLength: Infinity })) },
					() => text,
				),
			);
			expect(faults).toEqual([]);
		},
	);

	test('a form read here leaves Object as it was', () => {
		const form = new FormData();
		for (const name of [
			'__proto__.x',
			'constructor.prototype.x',
			'a.__proto__.x',
			'prototype.x',
			'__proto__[]',
			'a.constructor.x',
		])
			form.append(name, 'y');
		const before = Object.getOwnPropertyNames(Object.prototype).join();
		expect(Object.keys(readForm(form))).toEqual([]);
		expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});
});

test('odd addresses are answered, and never a fault', async () => {
	const names = [
		'q',
		'sort',
		'page',
		'size',
		'offset',
		'state',
		'unit',
		'find',
		'left',
		'right',
		'need',
		'merged',
		'from',
		'ids[]',
		'view',
		'year',
		'next',
		'show',
		'format',
		'goal',
		'kind',
		'limit',
	];
	const values = ['1e9', '-1', '9'.repeat(40), `'"<>[]%`, '__proto__', 'a\u0000b'];
	const faults: string[] = [];
	const readable = routes.filter(({ methods, id }) => methods.includes('GET') && id.startsWith('/[tenant]'));
	await each(
		readable.flatMap((route) => values.map((value) => ({ route, value }))),
		async ({ route, value }) => {
			const query = new URLSearchParams(
				names.flatMap((name) => [
					[name, value],
					[name, 'x'],
				]),
			);
			const answer = await get(
				`${town.path(route)}?${query.toString().slice(0, 9000)}`,
				town.cookies.director,
			);
			await answer.arrayBuffer();
			if (answer.status >= 500) faults.push(`${route.id} ${value.slice(0, 12)}: ${answer.status}`);
		},
	);
	expect(faults).toEqual([]);
});

const noIds = {
	'a letter': 'x',
	zero: '0',
	null: 'null',
	'a path': '../..',
	long: 'a'.repeat(3000),
	'almost one': '0198c0de-dead-7eef-8bad-c0ffee00000g',
};

test.each(Object.entries(noIds))('an id that is none (%s) is not found', async (_, id) => {
	const faults: string[] = [];
	const asked = routes.flatMap((route) => route.params.map((param) => ({ route, param })));
	await each(asked, async ({ route, param }) => {
		if (!route.methods.includes('GET')) return;
		const answer = await get(town.path(route, { [param]: id }), await town.session('director'));
		await answer.arrayBuffer();
		if (answer.status >= 500) faults.push(`${route.id} [${param}]: ${answer.status}`);
	});
	expect(faults).toEqual([]);
});

test('what is written leaves an event, and the app cannot change one', async () => {
	const fresh = await seedTown();
	const pages = await collectForms(fresh);
	const silent: string[] = [];
	let written = 0;
	const state = async () => {
		const [row] = await ask('select seq from audit_head where tenant_id = $1', [fresh.tenantId]);
		return Number(row?.['seq']);
	};
	// One after the other: each change must move the head of the chain itself.
	for (const form of pages) {
		const cookie = await fresh.session(form.role);
		const before = await fingerprint(fresh);
		const seq = await state();
		const answer = await send(
			form.action,
			cookie,
			filled(form, ({ value }) => value || 'Uusi teksti'),
			byScript,
		);
		await answer.arrayBuffer();
		if (answer.status >= 400) continue;
		const after = await fingerprint(fresh);
		if (after !== before && (await state()) <= seq) silent.push(form.action);
		if (after !== before) written++;
	}
	expect(silent).toEqual([]);
	expect(written).toBeGreaterThan(15);
	const rights = await ask(
		`select verb from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) verb where has_table_privilege('luotsi_app', 'audit_event', verb)`,
	);
	expect(rights).toEqual([]);
}, 240_000);
