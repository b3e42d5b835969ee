import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { at } from '../product.ts';
import { get, seedTown, send, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
	town = await seedTown({ isPlanned: false });
});

describe('limits', () => {
	test('ten thousand filters and a page of a thousand million are answered as pages', async () => {
		const many = Array.from({ length: 10_000 }, (_, i) => `unit=${i}`)
			.join('&')
			.slice(0, 14_000);
		for (const query of [many, 'size=1000000000&offset=0', 'page=999999999']) {
			const answer = await get(`/${town.slug}/needs?${query}`, town.cookies.coordinator);
			expect(answer.status).toBeLessThan(500);
			expect((await answer.text()).length).toBeLessThan(400_000);
		}
	});

	test('a body beyond the limit is refused, told or not', async () => {
		const huge = 'a'.repeat(13_000_000);
		const told = await send(`/${town.slug}/needs/new?/propose`, town.cookies.coordinator, {
			text: huge,
		}).then(
			({ status }) => status,
			() => 'cut',
		);
		expect([413, 'cut']).toContain(told);
		expect([413, 'cut']).toContain(await streamed(`/${town.slug}/needs/new?/propose`, huge));
		expect((await get(`/${town.slug}/needs`, town.cookies.coordinator)).status).toBe(200);
	});

	test('deep and doubled JSON is refused', async () => {
		const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
		for (const body of [deep, '{"id":1,"id":2}', '{"__proto__":{"next":"/x"}}', '"a"', 'null', '', '{'])
			for (const path of [`/${town.slug}/sign-in/passkey`, `/${town.slug}/account/passkeys`]) {
				const answer = await fetch(at(path), {
					method: 'PUT',
					headers: {
						origin: new URL(at()).origin,
						'content-type': 'application/json',
						cookie: town.cookies.reader,
					},
					body,
				});
				await answer.arrayBuffer();
				expect([400, 404, 409, 413], `${path} ${body.slice(0, 20)}`).toContain(answer.status);
			}
	});
});

/** Sends without saying how long it will be; the status, or that the connection was cut. */
function streamed(path: string, body: string): Promise<number | string> {
	const { promise, resolve } = Promise.withResolvers<number | string>();
	const headers = {
		origin: new URL(at()).origin,
		cookie: town.cookies.coordinator,
		'content-type': 'application/x-www-form-urlencoded',
	};
	const sent = request(at(path), { method: 'POST', headers }, (answer) => {
		answer.resume();
		resolve(answer.statusCode ?? 0);
	});
	sent.once('error', () => resolve('cut'));
	for (let from = 0; from < body.length; from += 100_000) sent.write(body.slice(from, from + 100_000));
	sent.end();
	return promise;
}
