import { beforeEach, expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as publications from './publication.server.ts';
import * as strategies from './strategy.server.ts';

useDatabase();

const refusal = (code: string) => expect.objectContaining({ code });
let town: TestMunicipality;
let id: string;

beforeEach(async () => {
	town = await foundMunicipality();
	const clause = {
		number: '1',
		kind: 'paragraph',
		level: 1,
		text: 'Kirjasto opastaa.',
		isObligation: false,
	} as const;
	const draft = {
		title: 'Linjaukset',
		serviceAreaId: null,
		sourceName: '',
		clauses: [clause],
		key: undefined,
	};
	({ id } = await strategies.keep(town.actor, draft));
});

const publishedAt = async () => (await strategies.list(town.actor))[0]!.publishedAt;

test('a strategy is published, withdrawn and published again', async () => {
	expect(await publishedAt()).toBeNull();
	await publications.publish(town.actor, { id, key: undefined });
	expect(await publishedAt()).toBeInstanceOf(Date);
	const again = publications.publish(town.actor, { id, key: undefined });
	await expect(again).rejects.toEqual(refusal('strategy_already_published'));
	await publications.withdraw(town.actor, { id });
	expect(await publishedAt()).toBeNull();
	await expect(publications.withdraw(town.actor, { id })).rejects.toEqual(refusal('strategy_not_published'));
	await publications.publish(town.actor, { id, key: undefined });
	expect(await publishedAt()).toBeInstanceOf(Date);
	expect(await strategies.list(town.actor)).toHaveLength(1);
});

test('the same form sent twice, and two presses at once, publish once', async () => {
	const key = newId();
	const first = await publications.publish(town.actor, { id, key });
	expect(await publications.publish(town.actor, { id, key })).toBe(first);
	await publications.withdraw(town.actor, { id });
	const presses = [1, 2, 3].map(() => publications.publish(town.actor, { id, key: undefined }));
	const tries = await Promise.allSettled(presses);
	expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('only a director publishes, and only what is of the same municipality', async () => {
	const other = await foundMunicipality();
	for (const role of ['administrator', 'coordinator', 'reader'] as const) {
		const actor = await town.as(role);
		expect(() => publications.publish(actor, { id, key: undefined })).toThrow(refusal('forbidden'));
		await expect(publications.withdraw(actor, { id })).rejects.toEqual(refusal('forbidden'));
	}
	await expect(publications.publish(other.actor, { id, key: undefined })).rejects.toEqual(
		refusal('not_found'),
	);
	await publications.publish(await town.as('director'), { id, key: undefined });
	await expect(publications.withdraw(other.actor, { id })).rejects.toEqual(refusal('not_found'));
	expect(await publishedAt()).toBeInstanceOf(Date);
});
