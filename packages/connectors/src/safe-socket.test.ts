import { expect, test } from 'vitest';
import { withSafeSocket } from './safe-socket.ts';
import { checkSocketTarget } from './target.ts';
import type { ReachOptions, ResolvedAddress } from './target.ts';
import { socketPeer } from './testing/peer.ts';

const V4 = (address: string): ResolvedAddress => ({ address, family: 4 });
const codeOf = (error: { code?: string }) => error.code;

test.each([
	['127.0.0.1', 'private_address'],
	['10.1.2.3', 'private_address'],
	['169.254.169.254', 'private_address'],
	['0.0.0.0', 'private_address'],
	['[::1]', 'private_address'],
	['[::ffff:127.0.0.1]', 'private_address'],
	['[64:ff9b::7f00:1]', 'private_address'],
	['localhost', 'private_address'],
	['2130706433', 'bad_address'],
	['0x7f000001', 'bad_address'],
	['0177.0.0.1', 'bad_address'],
	['127.1', 'bad_address'],
	['127.0.0.1.', 'bad_address'],
	['::1', 'bad_address'],
	['user@127.0.0.1', 'bad_address'],
	['127.0.0.1/x', 'bad_address'],
	['127.0.0.1:6001', 'bad_address'],
	['①②⑦.0.0.1', 'bad_address'],
	['', 'bad_address'],
])('no connection to %s, which a listener proves', async (host, code) => {
	let connections = 0;
	const port = await socketPeer(() => connections++);
	const found = await withSafeSocket({ host, port, usualPorts: [port], hasTls: false }, async () => 'talked');
	expect(found).toMatchObject({ ok: false, code });
	expect(connections).toBe(0);
});

test.each([
	['one private among public', [V4('193.166.3.1'), V4('127.0.0.1')], 'private_address'],
	['a mapped one', [{ address: '::ffff:127.0.0.1', family: 6 }], 'private_address'],
	['nothing', [], 'name_not_found'],
] as [string, ResolvedAddress[], string][])('a name of %s is refused', async (_, found, code) => {
	const options: ReachOptions = { resolve: async () => found };
	await expect(checkSocketTarget('nimi.example', 6001, [6001], options).catch(codeOf)).resolves.toBe(code);
});

test('a port is open when it is usual or allowed, and any is on the own network', async () => {
	const resolve = async () => [V4('193.166.3.1')];
	const check = (port: number, more: ReachOptions = {}) =>
		checkSocketTarget('nimi.example', port, [6001], { resolve, ...more }).then(
			({ port: open }) => open,
			codeOf,
		);
	expect(await check(6001)).toBe(6001);
	expect(await check(6379)).toBe('port_not_allowed');
	expect(await check(7001, { ports: [7001] })).toBe(7001);
	expect(await check(7001, { allowPrivate: ['nimi.example'] })).toBe(7001);
	for (const port of [0, -1, 65_536, 1.5])
		expect(await check(port, { ports: [port] })).toBe('port_not_allowed');
});

test('a name is resolved once, and the connection goes to what was checked', async () => {
	let connections = 0;
	const port = await socketPeer((socket) => {
		connections++;
		socket.write('hei\r');
	});
	const answers = [V4('127.0.0.1'), V4('127.0.0.2')];
	let calls = 0;
	const found = await withSafeSocket(
		{
			host: 'rebind.example',
			port,
			usualPorts: [],
			hasTls: false,
			allowPrivate: ['rebind.example'],
			resolve: async () => answers.slice(calls, ++calls),
		},
		async (conversation) => (await conversation.readUntil(0x0d)).toString(),
	);
	expect([found, calls, connections]).toEqual(['hei', 1, 1]);
});
