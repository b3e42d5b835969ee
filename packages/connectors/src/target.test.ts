import { expect, test } from 'vitest';
import { checkTarget } from './target.ts';
import type { ReachOptions, ResolvedAddress } from './target.ts';

const PUBLIC: ResolvedAddress = { address: '193.166.3.1', family: 4 };
const names =
	(...addresses: ResolvedAddress[]) =>
	async () =>
		addresses;
const codeOf = (address: string, options: ReachOptions = {}) =>
	checkTarget(address, { resolve: names(PUBLIC), ...options }).then(
		() => 'allowed',
		(error: { code?: string }) => error.code,
	);

test.each([
	['http://127.0.0.1/', 'private_address'],
	['http://10.1.2.3/', 'private_address'],
	['http://192.168.0.1/', 'private_address'],
	['http://169.254.169.254/latest/meta-data/', 'private_address'],
	['http://0.0.0.0/', 'private_address'],
	['http://[::1]/', 'private_address'],
	['http://[::]/', 'private_address'],
	['http://[::ffff:127.0.0.1]/', 'private_address'],
	['http://[::ffff:7f00:1]/', 'private_address'],
	['http://[64:ff9b::7f00:1]/', 'private_address'],
	['http://[fe80::1]/', 'private_address'],
	['http://[ff02::1]/', 'private_address'],
	['http://2130706433/', 'bad_address'],
	['http://0x7f000001/', 'bad_address'],
	['http://0x7f.1/', 'bad_address'],
	['http://0177.0.0.1/', 'bad_address'],
	['http://127.1/', 'bad_address'],
	['http://0/', 'bad_address'],
	['http://127.0.0.1./', 'bad_address'],
	['http://%31%32%37.0.0.1/', 'bad_address'],
	['http://①②⑦.0.0.1/', 'bad_address'],
	['http://134744072/', 'bad_address'],
	['http:\\\\127.0.0.1/', 'bad_address'],
	['http://user@example.fi/', 'credentials_in_address'],
	['http://example.fi:pw@127.0.0.1/', 'credentials_in_address'],
	['http://example.fi@127.0.0.1/', 'credentials_in_address'],
	['ftp://example.fi/', 'scheme_not_allowed'],
	['file:///etc/passwd', 'scheme_not_allowed'],
	['gopher://example.fi/', 'scheme_not_allowed'],
	['javascript:alert(1)', 'scheme_not_allowed'],
	['data:text/plain,x', 'scheme_not_allowed'],
	['example.fi', 'bad_address'],
	['', 'bad_address'],
	['http://', 'bad_address'],
	[`https://example.fi/${'x'.repeat(2001)}`, 'bad_address'],
	['http://example.fi:22/', 'port_not_allowed'],
	['http://example.fi:6379/', 'port_not_allowed'],
	['https://example.fi/', 'allowed'],
	['https://example.fi:8443/', 'allowed'],
	['http://193.166.3.1/', 'allowed'],
	['http://[2001:708::1]/', 'allowed'],
])('%.60s → %s', async (address, code) => {
	expect(await codeOf(address)).toBe(code);
});

test.each([
	['one private among public', [PUBLIC, { address: '10.0.0.1', family: 4 }]],
	['IPv6 loopback', [{ address: '::1', family: 6 }]],
	['mapped', [{ address: '::ffff:10.0.0.1', family: 6 }]],
	['NAT64', [{ address: '64:ff9b::a00:1', family: 6 }]],
	['metadata', [{ address: '169.254.169.254', family: 4 }]],
	['no address at all', [{ address: 'x', family: 4 }]],
] as [string, ResolvedAddress[]][])('a name that resolves to %s is refused', async (_, found) => {
	expect(await codeOf('https://nimi.example/', { resolve: names(...found) })).toBe('private_address');
});

test('a name without addresses is told', async () => {
	expect(await codeOf('https://nimi.example/', { resolve: names() })).toBe('name_not_found');
	expect(
		await codeOf('https://nimi.example/', { resolve: () => Promise.reject(new Error('ENOTFOUND')) }),
	).toBe('name_not_found');
	expect(await codeOf('https://ei-ole.invalid/', { resolve: undefined })).toBe('name_not_found');
});

test('localhost is found to be private by the system’s own lookup', async () => {
	expect(await codeOf('http://localhost/', { resolve: undefined })).toBe('private_address');
});

test('own network is open only to hosts that a setting names, and never link-local', async () => {
	const resolve = names({ address: '10.0.0.5', family: 4 });
	expect(
		await codeOf('http://koha.kunta.example:9000/', { resolve, allowPrivate: ['koha.kunta.example'] }),
	).toBe('allowed');
	expect(await codeOf('http://muu.kunta.example/', { resolve, allowPrivate: ['koha.kunta.example'] })).toBe(
		'private_address',
	);
	expect(await codeOf('http://169.254.169.254/', { allowPrivate: true })).toBe('private_address');
	expect(await codeOf('http://0.0.0.0/', { allowPrivate: true })).toBe('private_address');
	expect(await codeOf('http://2130706433/', { allowPrivate: true })).toBe('bad_address');
});

test('the target is the address that was checked', async () => {
	const { url, connectTo } = await checkTarget('https://nimi.example/polku?a=1#osa', {
		resolve: names(PUBLIC),
	});
	expect(url.href).toBe('https://nimi.example/polku?a=1');
	expect(connectTo).toEqual(PUBLIC);
});
