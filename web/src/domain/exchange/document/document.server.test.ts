import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '@luotsi/documents';
import { canWritePdf, REPORT_FORMATS } from '@luotsi/documents/report';
import { adopt } from '#domain/portfolio/plan/adoption.server.ts';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import { Actor } from '#platform/actor.server.ts';
import { locales } from '#platform/locale/locale.ts';
import { runtime } from '#platform/runtime.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { planningTown, solveNow, type PlanningTown } from '../../../testing/planning.server.ts';
import { linksOf } from './document-links.server.ts';
import * as documents from './document.server.ts';
import type { DocumentAsked } from './document.ts';

useDatabase();
let town: PlanningTown;
let plan: string;
const signal = new AbortController().signal;
const files = locales.length * documents.formatsHere().length;

const asked = (rest: Partial<DocumentAsked> = {}): DocumentAsked => ({
	subject: 'plan',
	id: plan,
	language: 'fi',
	format: 'html',
	...rest,
});
const textOf = async (rest: Partial<DocumentAsked> = {}) =>
	new TextDecoder().decode((await documents.file(town.actor, asked(rest))).bytes);

beforeAll(async () => {
	town = await planningTown();
	const scheduleId = (await solveNow(town.actor, town.scenarioId)).id;
	plan = await adopt(town.actor, {
		scenarioId: town.scenarioId,
		scheduleId,
		title: 'TVT-suunnitelma',
		decision: 'Päätös 12 §\n\n#kaava $x$ <b>ei merkintää</b>',
		despite: false,
		key: undefined,
	});
});

describe('the document of an adopted plan', () => {
	it('is kept by the job in all languages and formats, once', async () => {
		expect(await documents.freezeDecided(town.actor, signal)).toBe(files);
		const kept = await documents.kept(town.actor, 'plan', plan);
		expect(new Set(kept.map(({ language, format }) => `${language} ${format}`)).size).toBe(files);
		expect(await documents.freezeDecided(town.actor, signal)).toBe(0);
	});

	it('says what was decided, in the language asked', async () => {
		const finnish = await textOf();
		expect(finnish).toContain('Päätös 12 §');
		expect(finnish).toContain('&lt;b&gt;ei merkintää&lt;/b&gt;');
		expect(finnish).toContain('Miksi juuri silloin');
		expect(await textOf({ language: 'sv' })).toContain('Varför just då');
		const { bytes } = await documents.file(town.actor, asked({ format: 'xlsx' }));
		const table = await readTable(bytes, 'x.xlsx');
		expect(table).toMatchObject({ ok: true });
	});

	it('reads the same for ever, though names have changed since', async () => {
		const before = await Promise.all(
			documents.formatsHere().map((format) => documents.file(town.actor, asked({ format }))),
		);
		const { version, colour, locale, contact } = await tenants.get(town.actor);
		await tenants.amend(town.actor, { name: 'Toinen kunta', colour, locale, contact, version });
		await town.actor.change(async (db, record) => {
			await sql`update person set name = 'Aivan Toinen'`.execute(db);
			record('person.amended', { type: 'person', id: town.actor.person }, {});
		});
		const after = await Promise.all(
			documents.formatsHere().map((format) => documents.file(town.actor, asked({ format }))),
		);
		expect(after).toEqual(before);
		for (const { bytes, sha256 } of after)
			expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
		expect(await textOf()).not.toContain('Aivan Toinen');
		expect(await documents.freezeDecided(town.actor, signal)).toBe(0);
	});

	it('is shown with its day, sizes and sums', async () => {
		const place = { root: '/x/document', locale: 'sv' as const };
		const { formats, sums, note } = await linksOf(town.actor, 'plan', plan, place);
		expect(formats.map(({ name }) => name)).toEqual(
			['PDF', 'Word', 'Excel', 'Webbsida'].slice(canWritePdf() ? 0 : 1),
		);
		expect(formats[0]?.links[0]).toMatchObject({ language: 'sv', label: 'svenska' });
		expect(formats[0]?.links[0]?.size).toMatch(/kB$/);
		expect(sums?.rows).toHaveLength(files);
		expect(note).toContain('sparades');
	});

	it('cannot be changed or taken away with the rights of the application', async () => {
		for (const statement of [
			'update frozen_document set file_name = file_name',
			'delete from frozen_document',
		])
			await expect(sql.raw(statement).execute(runtime().db)).rejects.toMatchObject({ code: '42501' });
	});

	it('is not for a visitor, nor for another municipality', async () => {
		const visitor = new Actor({ ...town.actor, personId: null, standings: ['visitor'] });
		await expect(documents.file(visitor, asked())).rejects.toMatchObject({ code: 'sign_in_first' });
		const other = await foundMunicipality();
		await expect(documents.file(other.actor, asked())).rejects.toMatchObject({ code: 'not_found' });
	});
});

it('is kept by the first who asks, where the job has not come yet', async () => {
	const scheduleId = (await solveNow(town.actor, town.scenarioId)).id;
	const second = await adopt(town.actor, {
		...{ scenarioId: town.scenarioId, scheduleId, title: 'Toinen', decision: '', despite: true },
		key: undefined,
	});
	const [one, two] = await Promise.all([
		documents.file(town.actor, asked({ id: second, format: 'docx' })),
		documents.file(town.actor, asked({ id: second, format: 'docx' })),
	]);
	expect(one.sha256).toBe(two.sha256);
	expect(await documents.kept(town.actor, 'plan', second)).toHaveLength(1);
	expect(REPORT_FORMATS).toHaveLength(4);
});
