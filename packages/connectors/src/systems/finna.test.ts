import { expect, test } from 'vitest';
import { httpPeer } from '../testing/peer.ts';
import { probeOnce } from '../testing/probe-once.ts';
import sample from './finna.sample.json' with { type: 'json' };
import { connector } from './finna.ts';

async function finna(body: unknown, status = 200) {
	const asked: URLSearchParams[] = [];
	const port = await httpPeer((request, answer) => {
		asked.push(new URL(request.url ?? '/', 'http://finna.example').searchParams);
		answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	});
	const address = `http://127.0.0.1:${port}/v1/`;
	return { asked, probe: (input = {}) => probeOnce(connector, { address, ...input }) };
}

test('counts records, each building’s too, and quotes the building', async () => {
	const { asked, probe } = await finna(sample.search);
	expect(await probe({ building: '0/Ky"yti/', query: 'Kalevala' })).toMatchObject({
		state: 'working',
		figures: [
			{ key: 'records', part: null, value: 184_200 },
			{ key: 'buildingRecords', part: 'Kyyti-kirjastot', value: 184_200 },
			{ key: 'buildingRecords', part: 'Kouvola', value: 90_120 },
		],
	});
	expect([...(asked[0] ?? [])]).toEqual([
		['lookfor', 'Kalevala'],
		['limit', '0'],
		['lng', 'fi'],
		['filter[]', 'building:"0/Kyyti/"'],
		['facet[]', 'building'],
	]);
});

test.each([
	[sample.error, 200, 'malformed', 'diagnostic'],
	[sample.error, 400, 'malformed', 'http_status'],
	[{ status: 'OK', resultCount: 0 }, 200, 'malformed', 'too_few_found'],
	[{ status: 'OK', resultCount: '7' }, 200, 'malformed', 'unknown_shape'],
	[{ status: 'OK', resultCount: 7, facets: [] }, 200, 'working', null],
	[[], 200, 'malformed', 'unknown_shape'],
])('%j with %i is %s', async (body, status, state, note) => {
	const { probe } = await finna(body, status);
	expect(await probe()).toMatchObject({ state, note });
});
