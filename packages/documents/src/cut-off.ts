import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/** Takes the network away from this process, and its standard output from libraries that print. */
export function cutOff(): void {
	const refused = (): never => {
		throw new Error('This process has no network.');
	};
	net.Socket.prototype.connect = refused;
	dgram.createSocket = refused;
	Object.assign(dns, { lookup: refused, resolve: refused });
	Object.assign(dns.promises, { lookup: refused, resolve: refused });
	for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
		Object.defineProperty(globalThis, name, { value: undefined, configurable: false });
	for (const name of ['log', 'info', 'debug', 'warn', 'error'] as const) console[name] = () => {};
}
