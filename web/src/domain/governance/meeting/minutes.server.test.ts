import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '#platform/identifier.server.ts';
import {
	addMatter,
	bodyOfThree,
	openMeeting,
	planMeeting,
	type MeetingBody,
} from '../../../testing/meetings.server.ts';
import { asOwner } from '../../../testing/mail.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as meetings from './meeting.server.ts';
import { documentOf, textOf } from './minutes-text.ts';
import type { Piece } from './minutes.ts';
import * as minutes from './minutes.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const none = { key: undefined };
const EDITS = 500;

let place: TestMunicipality;
let team: MeetingBody;

beforeAll(async () => {
	place = await foundMunicipality();
	team = await bodyOfThree(place);
});

async function openWith(title: string): Promise<{ meetingId: string; itemId: string }> {
	const meetingId = await planMeeting(team.chair, team.bodyId, '2027-03-15');
	const itemId = await addMatter(team.chair, meetingId, title);
	await openMeeting(team.chair, team, meetingId);
	return { meetingId, itemId };
}

/** The same numbers every time. */
function numbers(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state % below;
	};
}

/** One who writes 500 words at places of chance, and hears of the others now and then. */
function writer(name: string, itemId: string, seed: number) {
	const document = documentOf([]);
	const pieces: Piece[] = [];
	const below = numbers(seed);
	document.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin === 'others') return;
		pieces.push({ id: newId(), itemId, update: Buffer.from(update).toString('base64') });
	});
	const write = (count: number) => {
		const text = textOf(document);
		// Between words, never within one: so that each can be looked for at the end.
		const spaces = [0, ...[...text.toString().matchAll(/ /g)].map(({ index }) => index + 1)];
		text.insert(spaces[below(spaces.length)]!, `${name}${count} `);
	};
	const hear = (update: string) => Y.applyUpdate(document, Buffer.from(update, 'base64'), 'others');
	return { pieces, write, hear, below, text: () => textOf(document).toString() };
}

function shuffled<T>(all: readonly T[], below: (most: number) => number): T[] {
	const rest = [...all];
	return all.map(() => rest.splice(below(rest.length), 1)[0]!);
}

test('two write 500 pieces each, sent in any order and again: each word is there once', async () => {
	const { meetingId, itemId } = await openWith('Yhdessä kirjoitettu');
	const [aino, pekka] = [writer('a', itemId, 7), writer('p', itemId, 11)];
	const people = [
		{ ...aino, actor: team.chair },
		{ ...pekka, actor: team.member },
	];
	const sent = new Map<Piece, number>();
	for (let count = 0; count < EDITS; count++) {
		for (const one of people) {
			one.write(count);
			if (one.below(25) > 0) continue;
			// Some go now, some wait, some go twice; what comes back is heard.
			const some = shuffled(one.pieces, one.below).slice(0, 40);
			await minutes.append(one.actor, meetingId, some);
			for (const piece of some) sent.set(piece, (sent.get(piece) ?? 0) + 1);
			for (const { update } of (await minutes.since(one.actor, meetingId, 0)).pieces) one.hear(update);
		}
	}
	for (const one of people)
		for (let at = 0; at < one.pieces.length; at += 50)
			await minutes.append(one.actor, meetingId, shuffled(one.pieces.slice(at, at + 50), one.below));
	const { byItem } = await minutes.texts(team.secretary, meetingId);
	const words = (byItem.get(itemId) ?? '').trim().split(' ').sort();
	const wanted = ['a', 'p'].flatMap((name) => Array.from({ length: EDITS }, (_, at) => `${name}${at}`));
	expect(words).toEqual(wanted.sort());
	expect([...sent.values()].filter((times) => times > 1).length).toBeGreaterThan(50);
	for (const one of people) {
		for (const { update } of (await minutes.since(one.actor, meetingId, 0)).pieces) one.hear(update);
		expect(one.text()).toBe(byItem.get(itemId));
	}
	await meetings.close(team.chair, { meetingId, clock: '10:00', ...none });
	const rows = await asOwner<{ is_whole: boolean }>(
		database.ownerUrl(),
		'select is_whole from minutes_update where meeting_id = $1',
		[meetingId],
	);
	expect(rows).toEqual([{ is_whole: true }]);
	expect((await minutes.texts(team.secretary, meetingId)).byItem.get(itemId)).toBe(byItem.get(itemId));
}, 60_000);

test('news come once each, from any number on, in an order that never skips one', async () => {
	const { meetingId, itemId } = await openWith('Uutiset');
	const one = writer('x', itemId, 3);
	const text = () => textOf(documentOf(seen.map((update) => Buffer.from(update, 'base64')))).toString();
	const seen: string[] = [];
	let sequence = 0;
	for (let count = 0; count < 230; count++) one.write(count);
	const sending = one.pieces.map((piece) => minutes.append(team.chair, meetingId, [piece]));
	for (let round = 0; round < 12; round++) {
		const news = await minutes.since(team.member, meetingId, sequence);
		sequence = news.sequence;
		seen.push(...news.pieces.map(({ update }) => update));
	}
	await Promise.all(sending);
	const last = await minutes.since(team.member, meetingId, sequence);
	seen.push(...last.pieces.map(({ update }) => update));
	expect(text()).toBe(one.text());
	expect((await minutes.since(team.member, meetingId, last.sequence)).pieces).toEqual([]);
});

test('without scripts: two who opened the same page both keep what they wrote', async () => {
	const { meetingId, itemId } = await openWith('Lomakkeella');
	const save = (who: typeof team.chair, base: number, text: string, key = newId()) =>
		minutes.type(who, { itemId, base, text, key });
	await save(team.chair, 0, 'Avattiin keskustelu.\nPäätettiin jatkaa.');
	const { sequence } = await minutes.texts(team.chair, meetingId);
	const key = newId();
	await save(team.member, sequence, 'Avattiin vilkas keskustelu.\nPäätettiin jatkaa.', key);
	await save(team.member, sequence, 'Avattiin vilkas keskustelu.\nPäätettiin jatkaa.', key);
	await save(team.secretary, sequence, 'Avattiin keskustelu.\nPäätettiin jatkaa syksyllä.');
	const now = async () => (await minutes.texts(team.chair, meetingId)).byItem.get(itemId);
	expect(await now()).toBe('Avattiin vilkas keskustelu.\nPäätettiin jatkaa syksyllä.');
	await meetings.close(team.chair, { meetingId, clock: '10:00', ...none });
	await meetings.reopen(team.chair, { meetingId, ...none });
	await expect(save(team.member, sequence, 'Vanha sivu')).rejects.toThrow(refusal('minutes_moved_on'));
});

test('bytes that are no piece, or of another meeting, are refused and spoil nothing', async () => {
	const { meetingId, itemId } = await openWith('Roskaa');
	const other = await openWith('Toinen');
	const good = writer('g', itemId, 5);
	good.write(1);
	const bad = { id: newId(), itemId, update: Buffer.from('ei tämä ole').toString('base64') };
	const astray = { ...good.pieces[0]!, id: newId(), itemId: other.itemId };
	const { taken, refused } = await minutes.append(team.chair, meetingId, [bad, good.pieces[0]!, astray]);
	expect(taken).toEqual([good.pieces[0]!.id]);
	expect(refused).toEqual([bad.id, astray.id]);
	expect((await minutes.texts(team.chair, meetingId)).byItem.get(itemId)).toBe('g1 ');
});
