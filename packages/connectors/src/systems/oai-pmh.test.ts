import { expect, test } from 'vitest';
import { httpPeer } from '../testing/peer.ts';
import { probeOnce } from '../testing/probe-once.ts';
import { hasRig, startRig, unlessMissing } from '../testing/rig.ts';
import { connector } from './oai-pmh.ts';
import sample from './oai-pmh.sample.json' with { type: 'json' };

const at = (port: number, input: Record<string, unknown> = {}) =>
	probeOnce(connector, { address: `http://127.0.0.1:${port}/oai`, ...input });

async function repository(list: string, identify = sample.identify) {
	return httpPeer((request, answer) => {
		const isIdentify = request.url?.includes('verb=Identify') ?? false;
		answer.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8' }).end(isIdentify ? identify : list);
	});
}

const headers = (tail: string) =>
	`<OAI-PMH><ListIdentifiers><header/><header/>${tail}</ListIdentifiers></OAI-PMH>`;
const error = (code: string) => `<OAI-PMH><error code="${code}">x</error></OAI-PMH>`;

test.each([
	[sample.list, 'working', null, [25]],
	[headers(''), 'working', null, [2]],
	[headers('<resumptionToken/>'), 'working', null, [2]],
	[headers('<resumptionToken>abc</resumptionToken>'), 'working', null, []],
	[sample.badPrefix, 'malformed', 'diagnostic', []],
	[sample.badVerb, 'malformed', 'diagnostic', []],
	[error('noRecordsMatch'), 'malformed', 'too_few_found', []],
	[error('badResumptionToken'), 'malformed', 'diagnostic', []],
	['<OAI-PMH/>', 'malformed', 'unknown_shape', []],
	['<html/>', 'malformed', 'unknown_shape', []],
])('%.60s…', async (list, state, note, values) => {
	const found = await at(await repository(list));
	expect(found).toMatchObject({ state, note });
	expect(found.figures.map(({ value }) => value)).toEqual(values);
});

test('an empty list is well where none is awaited; a server that is nobody is not', async () => {
	expect(await at(await repository(error('noRecordsMatch')), { least: 0 })).toMatchObject({
		state: 'working',
	});
	expect(await at(await repository(sample.list, '<OAI-PMH><Identify/></OAI-PMH>'))).toMatchObject({
		note: 'unknown_shape',
		data: { type: 'Identify' },
	});
});

test.skipIf(!hasRig('catmandu-oai'))(
	`against Dancer::Plugin::Catmandu::OAI${unlessMissing('catmandu-oai')}`,
	async () => {
		const port = await startRig('catmandu-oai');
		expect(await at(port)).toMatchObject({ state: 'working', figures: [{ key: 'records', value: 25 }] });
		expect(await at(port, { prefix: 'marcxml' })).toMatchObject({
			state: 'malformed',
			data: { code: 'cannotDisseminateFormat' },
		});
		expect(await at(port, { set: 'none' })).toMatchObject({ data: { code: 'badArgument' } });
	},
);
