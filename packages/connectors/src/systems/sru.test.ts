import { expect, test } from 'vitest';
import { answering, httpPeer } from '../testing/peer.ts';
import { probeOnce } from '../testing/probe-once.ts';
import { hasRig, startRig, unlessMissing } from '../testing/rig.ts';
import sample from './sru.sample.json' with { type: 'json' };
import { connector } from './sru.ts';

const at = (port: number, input: Record<string, unknown> = {}) =>
	probeOnce(connector, { address: `http://127.0.0.1:${port}/Default`, query: 'dc.title=aida', ...input });
const diagnostic = (number: number) =>
	`<a:searchRetrieveResponse xmlns:a="x"><a:diagnostics><diagnostic><uri>info:srw/diagnostic/1/${number}</uri></diagnostic></a:diagnostics></a:searchRetrieveResponse>`;

test.each([
	[sample.hits, 'working', null],
	[sample.none, 'malformed', 'too_few_found'],
	[sample.syntax, 'malformed', 'diagnostic'],
	[sample.contextSet, 'malformed', 'diagnostic'],
	[sample.schema, 'malformed', 'diagnostic'],
	[diagnostic(2), 'unreachable', 'http_status'],
	[diagnostic(3), 'wrong_credentials', 'login_refused'],
	['<diagnostics><diagnostic><uri>x/1/7</uri></diagnostic></diagnostics>', 'malformed', 'diagnostic'],
	['<searchRetrieveResponse/>', 'malformed', 'unknown_shape'],
	['<explainResponse/>', 'malformed', 'unknown_shape'],
	['<searchRetrieveResponse><numberOfRecords>-3', 'malformed', 'not_xml'],
	['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'malformed', 'not_xml'],
	['<a>'.repeat(100_000), 'malformed', 'not_xml'],
	['<a>'.repeat(100_000) + '</a>'.repeat(100_000), 'malformed', 'not_xml'],
	[
		`<searchRetrieveResponse><numberOfRecords>${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}</numberOfRecords></searchRetrieveResponse>`,
		'malformed',
		'unknown_shape',
	],
	['', 'malformed', 'empty_answer'],
])('%.70s…', async (xml, state, note) => {
	expect(await at(await answering('text/xml', xml))).toMatchObject({ state, note });
});

test('what the diagnostic said is told, and a search of version 2.0 names no operation', async () => {
	expect(await at(await answering('text/xml', sample.syntax))).toMatchObject({
		data: { code: 10, message: 'Query syntax error' },
	});
	const asked: string[] = [];
	const port = await httpPeer((request, answer) => {
		asked.push(request.url ?? '');
		answer.writeHead(200, { 'content-type': 'application/sru+xml' }).end(sample.hits);
	});
	const found = await at(port, { version: '2.0', schema: 'dc', address: `http://127.0.0.1:${port}/?db=1` });
	expect(found).toMatchObject({ state: 'working', figures: [{ key: 'hits', part: null, value: 3 }] });
	expect(asked).toEqual(['/?db=1&version=2.0&query=dc.title%3Daida&maximumRecords=1&recordSchema=dc']);
});

test.skipIf(!hasRig('yaz-ztest'))(`against yaz-ztest${unlessMissing('yaz-ztest')}`, async () => {
	const port = await startRig('yaz-ztest');
	for (const version of ['1.1', '1.2', '2.0'])
		expect(await at(port, { version, query: 'computer' })).toMatchObject({ state: 'working' });
});

test.skipIf(!hasRig('zebrasrv'))(`against zebrasrv${unlessMissing('zebrasrv')}`, async () => {
	const port = await startRig('zebrasrv');
	const hits = async (query: string) => (await at(port, { query })).figures[0]?.value;
	expect([await hits('dc.title=aida'), await hits('cql.allRecords=1')]).toEqual([3, 105]);
	expect(await at(port, { query: 'dc.title=(aida' })).toMatchObject({
		note: 'diagnostic',
		data: { code: 10 },
	});
	expect(await at(port, { query: 'foo.bar=aida' })).toMatchObject({ note: 'diagnostic', data: { code: 15 } });
	expect(await at(port, { schema: 'nonesuch' })).toMatchObject({ note: 'diagnostic', data: { code: 66 } });
	expect(await at(port, { query: 'dc.title=eiole' })).toMatchObject({ note: 'too_few_found' });
});
