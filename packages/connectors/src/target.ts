import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { reachOf } from './address-rules.ts';
import { Refused, refuse } from './refusal.ts';

/** An IP address a name stands for. */
export interface ResolvedAddress {
	address: string;
	family: 4 | 6;
}

/** Finds the addresses of a host name; throws when there are none. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

/** Where a connector may go. */
export interface ReachOptions {
	/** Host names (or addresses) of the own network that may be private; `true` lets any host be. Default none. */
	allowPrivate?: boolean | readonly string[];
	/** Ports besides the usual ones (of HTTP: 80, 443, 8080, 8443). Hosts of the own network may use any port. */
	ports?: readonly number[];
	/** Replaces the system's name lookup. */
	resolve?: Resolve;
}

/** An address that passed every check, and the one IP address to connect to. */
export interface Target {
	url: URL;
	connectTo: ResolvedAddress;
}

const PORTS = [80, 443, 8080, 8443];

/** Checks a web address and resolves its host once; the caller must connect to `connectTo` and nowhere else. */
export async function checkTarget(address: string, options: ReachOptions): Promise<Target> {
	const url = checkedUrl(address);
	const hostname = url.hostname.replace(/^\[|\]$/g, '');
	const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
	return { url, connectTo: await addressFor(hostname, port, PORTS, options) };
}

/** A host and port that passed every check, and the one IP address to connect to. */
export interface SocketTarget {
	/** As a certificate names it, without brackets. */
	host: string;
	port: number;
	connectTo: ResolvedAddress;
}

/** As `checkTarget`, for connections that are not HTTP; `usualPorts` are those of their protocol. */
export async function checkSocketTarget(
	host: string,
	port: number,
	usualPorts: readonly number[],
	options: ReachOptions,
): Promise<SocketTarget> {
	const bare = host.trim();
	if (!isHost(bare)) refuse('bad_address');
	if (!Number.isInteger(port) || port < 1 || port > 65_535) refuse('port_not_allowed', { port });
	const { hostname } = checkedUrl(`http://${bare}/`);
	const name = hostname.replace(/^\[|\]$/g, '');
	return { host: name, port, connectTo: await addressFor(name, port, usualPorts, options) };
}

/** Whether a text has the form of a host name, an IPv4 address or an IPv6 address in brackets. */
export function isHost(text: string): boolean {
	return /^[a-z0-9._-]{1,253}$|^\[[0-9a-f:.]{2,45}\]$/i.test(text);
}

async function addressFor(
	hostname: string,
	port: number,
	usualPorts: readonly number[],
	options: ReachOptions,
): Promise<ResolvedAddress> {
	const isOwnAllowed = mayBeOwn(hostname, options);
	if (!isOwnAllowed && ![...usualPorts, ...(options.ports ?? [])].includes(port))
		refuse('port_not_allowed', { port });
	const found = await addressesOf(hostname, options.resolve ?? systemResolve);
	for (const { address: ip } of found) {
		const reach = reachOf(ip);
		if (reach === 'never' || (reach === 'own' && !isOwnAllowed))
			refuse('private_address', { host: shown(hostname) });
	}
	const [connectTo] = found;
	return connectTo ?? refuse('name_not_found', { host: shown(hostname) });
}

function checkedUrl(address: string): URL {
	if (address.length > 2000 || !URL.canParse(address)) refuse('bad_address');
	const url = new URL(address);
	if (url.protocol !== 'https:' && url.protocol !== 'http:')
		refuse('scheme_not_allowed', { scheme: url.protocol.slice(0, 20) });
	if (url.username !== '' || url.password !== '') refuse('credentials_in_address');
	if (isIP(url.hostname) === 4 && !isWrittenPlainly(address, url.hostname))
		refuse('bad_address', { host: url.hostname });
	url.hash = '';
	return url;
}

/** 2130706433, 0x7f.1 and 0177.0.0.1 all mean 127.0.0.1 to a URL parser; nobody writes them honestly. */
function isWrittenPlainly(address: string, ip: string): boolean {
	return new RegExp(`^https?://${ip.replaceAll('.', '[.]')}(?:[:/?#]|$)`, 'i').test(address.trim());
}

function mayBeOwn(hostname: string, { allowPrivate = false }: ReachOptions): boolean {
	if (typeof allowPrivate === 'boolean') return allowPrivate;
	return allowPrivate.some((allowed) => allowed.toLowerCase() === hostname);
}

async function addressesOf(hostname: string, resolve: Resolve): Promise<ResolvedAddress[]> {
	const version = isIP(hostname);
	if (version !== 0) return [{ address: hostname, family: version === 4 ? 4 : 6 }];
	try {
		return await resolve(hostname);
	} catch {
		throw new Refused('name_not_found', { host: shown(hostname) });
	}
}

async function systemResolve(hostname: string): Promise<ResolvedAddress[]> {
	const found = await lookup(hostname, { all: true });
	return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function shown(hostname: string): string {
	return hostname.slice(0, 100);
}
