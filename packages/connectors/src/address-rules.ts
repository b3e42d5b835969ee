import { BlockList, isIP } from 'node:net';

/** How far an address lies: `own` networks may be allowed by a setting, `never` ones not. */
export type Reach = 'public' | 'own' | 'never';

const OWN = [
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'172.16.0.0/12',
	'192.168.0.0/16',
	'::1/128',
	'fc00::/7',
];

/** Link-local (cloud metadata), multicast, reserved, documentation and benchmark addresses. */
const NEVER_V4 = [
	'0.0.0.0/8',
	'169.254.0.0/16',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/4',
	'240.0.0.0/4',
];

/** Of IPv6 only global unicast is public; these parts of it wrap IPv4 or are set aside. */
const GLOBAL_V6 = ['2000::/3'];
const NEVER_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const own = listOf(OWN);
const neverV4 = listOf(NEVER_V4);
const globalV6 = listOf(GLOBAL_V6);
const neverV6 = listOf(NEVER_V6);

/** How far an IP address lies. Mapped, NAT64 and zoned IPv6 forms are never allowed. */
export function reachOf(address: string): Reach {
	const version = isIP(address);
	if (version === 0 || address.includes('%')) return 'never';
	if (version === 4) {
		if (own.check(address, 'ipv4')) return 'own';
		return neverV4.check(address, 'ipv4') ? 'never' : 'public';
	}
	if (isWrappedV4(address)) return 'never';
	if (own.check(address, 'ipv6')) return 'own';
	return globalV6.check(address, 'ipv6') && !neverV6.check(address, 'ipv6') ? 'public' : 'never';
}

/** ::ffff:a.b.c.d; a block list would look through it to the IPv4 rules. */
function isWrappedV4(address: string): boolean {
	return new URL(`http://[${address}]/`).hostname.startsWith('[::ffff:');
}

function listOf(networks: readonly string[]): BlockList {
	const list = new BlockList();
	for (const network of networks) {
		const [address = '', bits = '0'] = network.split('/');
		list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
	}
	return list;
}
