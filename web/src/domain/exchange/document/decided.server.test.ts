import * as v from 'valibot';
import { afterEach, expect, it, vi } from 'vitest';
import * as decisions from '#domain/governance/decision/decision.server.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import * as minutes from '#domain/governance/meeting/minutes.server.ts';
import { programmeReport } from '#domain/governance/duty/programme-report.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import { MeasureDraft } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { rollUpReport } from '#domain/strategy/progress/rollup-report.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { documentsOf } from '../../../testing/editions.server.ts';
import { asOwner } from '../../../testing/mail.server.ts';
import {
	addMatter,
	bodyOfThree,
	decisionOf,
	openMeeting,
	planMeeting,
} from '../../../testing/meetings.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as documents from './document.server.ts';
import type { DocumentSubject } from './document.ts';

const database = useDatabase();
afterEach(() => void vi.useRealTimers());

const read = async (
	{ actor }: TestMunicipality,
	subject: DocumentSubject,
	id: string,
	language: 'fi' | 'sv' | 'en' = 'fi',
) => new TextDecoder().decode((await documents.file(actor, { subject, id, language, format: 'html' })).bytes);
const signal = () => new AbortController().signal;

it('an adopted edition keeps its document while the next is drafted and adopted', async () => {
	const town = await foundMunicipality();
	const docs = await documentsOf(town);
	const first = await docs.current(docs.planId);
	expect(await read(town, 'edition', first.id)).toContain('Neuvontaa annetaan kasvokkain');
	await documents.freezeDecided(town.actor, signal());
	const files = documents.formatsHere().length * 3;
	expect(await documents.kept(town.actor, 'edition', first.id)).toHaveLength(files);
	const before = await read(town, 'edition', first.id, 'sv');
	const second = await editions.draft(town.actor, { strategyId: docs.planId, name: 'Toinen', key: newId() });
	await docs.rewrite(second, '1.2', (words) => `${words}\n\nUusi lause rahoituksesta.`);
	expect(await read(town, 'edition', second)).toContain('Luonnos');
	expect(await documents.kept(town.actor, 'edition', second)).toEqual([]);
	await docs.adopt(second);
	expect(await documents.freezeDecided(town.actor, signal())).toBe(files);
	expect(await read(town, 'edition', second)).toContain('Uusi lause rahoituksesta.');
	expect(await read(town, 'edition', second)).toContain('Valtuusto § 12');
	expect(await read(town, 'edition', first.id, 'sv')).toBe(before);
});

it('minutes and decisions are drafts until all have signed, then for ever', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime(new Date('2027-03-15T07:00:00Z'));
	const town = await foundMunicipality();
	const team = await bodyOfThree(town);
	const none = { key: undefined };
	const meetingId = await planMeeting(team.chair, team.bodyId, '2027-03-15');
	const item = await addMatter(team.chair, meetingId, 'Kesän <aukiolot>');
	await openMeeting(team.chair, team, meetingId);
	await minutes.type(team.chair, { itemId: item, base: 0, text: 'Keskusteltiin.', key: newId() });
	const { id: decision } = await decisions.decide(team.chair, {
		...decisionOf(item, 'Pidetään ennallaan.'),
		matter: 'Kesän <aukiolot>',
	});
	await meetings.close(team.chair, { meetingId, clock: '10:00', ...none });
	expect(await read(town, 'minutes', meetingId)).toContain('ei vielä tarkastettu');
	expect(await documents.kept(town.actor, 'minutes', meetingId)).toEqual([]);
	await meetings.sign(team.chair, { meetingId, ...none });
	await meetings.sign(team.secretary, { meetingId, ...none });
	const files = documents.formatsHere().length * 3;
	expect(await documents.freezeDecided(town.actor, signal())).toBe(2 * files);
	const told = await read(town, 'minutes', meetingId);
	for (const words of ['Tarkastettu pöytäkirja', 'Keskusteltiin.', 'Pidetään ennallaan.', '§ 1/2027'])
		expect(told).toContain(words);
	expect(told).toContain('Kesän &lt;aukiolot&gt;');
	expect(await read(town, 'decision', decision, 'sv')).toContain('Pidetään ennallaan.');
	vi.setSystemTime(new Date('2029-03-15T07:00:00Z'));
	expect(await documents.freezeDecided(town.actor, signal())).toBe(0);
	expect(await read(town, 'minutes', meetingId)).toBe(told);

	// Signed minutes without their decision, as only the database's owner could make them, hold up no other document.
	const oddId = await planMeeting(team.chair, team.bodyId, '2029-03-15');
	const odd = await addMatter(team.chair, oddId, 'Outo asia');
	await openMeeting(team.chair, team, oddId);
	await decisions.decide(team.chair, decisionOf(odd));
	await asOwner(
		database.ownerUrl(),
		`insert into minutes_sign_off (tenant_id, meeting_id, signed_off_on, content, text_hash)
			select tenant_id, $2, '2029-03-15', content || '{"items": []}', 'x' from minutes_sign_off where meeting_id = $1`,
		[meetingId, oddId],
	);
	expect(await documents.freezeDecided(town.actor, signal())).toBe(files);
	expect(await documents.freezeDecided(town.actor, signal())).toBe(0);
});

it('a programme of a year tells what is in it and what is missing', async () => {
	const town = await foundMunicipality();
	const team = await bodyOfThree(town);
	const report = await programmeReport(town.actor, { bodyId: team.bodyId, year: 2027 }, 'en');
	expect(report.title).toContain('work programme 2027');
	const { bytes } = await documents.live(report, 'docx');
	expect(bytes.length).toBeGreaterThan(1000);
});

it('the roll-up of every service says in each format what its page says', async () => {
	const place = await foundMunicipality();
	const { strategyId } = await documentsOf(place);
	const [goalId] = await goals.makeFromClauses(place.actor, {
		strategyId,
		clauseIds: (await strategies.get(place.actor, strategyId)).clauses
			.filter(({ kind }) => kind === 'bullet')
			.map(({ id }) => id),
		key: newId(),
	});
	const words = { goalId, title: 'Tulostimet <uusiksi>', costTotal: '12 000' };
	await measures.add(place.actor, v.parse(MeasureDraft, { ...words, planningId: '', implementingId: '' }));
	const report = await rollUpReport(place.actor, 'fi');
	const tables = report.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
	expect(tables).toHaveLength(2);
	for (const { rows } of tables) expect(rows.at(-1)).toContain(12_000);
	for (const format of documents.formatsHere())
		expect((await documents.live(report, format)).bytes.length).toBeGreaterThan(1000);
	const html = new TextDecoder().decode((await documents.live(report, 'html')).bytes);
	expect(html).toContain('Tulostimet &lt;uusiksi&gt;: toteutuksesta ei vastaa kukaan');
});
