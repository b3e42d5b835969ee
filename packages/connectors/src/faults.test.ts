import { expect, test } from 'vitest';
import { connectorIds } from './find-connector.ts';
import { Keeper } from './keeper.ts';
import { makeCertificate } from './testing/certificate.ts';
import { faultProxy } from './testing/fault-proxy.ts';
import type { Fault } from './testing/fault-proxy.ts';
import { probeOnce } from './testing/probe-once.ts';
import { SECRET, WORKING } from './testing/systems.ts';
import type { WorkingSystem } from './testing/systems.ts';

const pair = makeCertificate();
const LIMIT = 250;
const EXPECTED: Record<Fault, [string, RegExp]> = {
	none: ['working', /^null$/],
	delay: ['unreachable', /timeout/],
	drip: ['unreachable', /timeout/],
	reset: ['unreachable', /connection_failed/],
	half: ['malformed', /cut_short/],
	endless: ['malformed', /too_large/],
	wrongType: ['malformed', /wrong_type|words_missing|cut_short|unexpected_message/],
	badCertificate: ['unreachable', /certificate_refused/],
};
const SLOW = new Set<Fault>(['delay', 'drip']);
const FAULTS = (Object.keys(EXPECTED) as Fault[]).filter((fault) => pair || fault !== 'badCertificate');

async function behind(system: WorkingSystem, fault: Fault) {
	const head = system.type && `HTTP/1.1 200 OK\r\ncontent-type: ${system.type}\r\n\r\n`;
	const port = await faultProxy(await system.start(), fault, { head, ...(pair && { pair }) });
	const settings = system.settings(port, fault === 'badCertificate');
	return (milliseconds: number) =>
		probeOnce(system.connector, settings, { keeper: new Keeper(), reach: { milliseconds } });
}

test('every connector that probes is tried with every fault', () => {
	expect(WORKING.map(({ connector }) => connector.id).toSorted()).toEqual(connectorIds());
});

test.each(WORKING)('$connector.id tells every fault within its time', async (system) => {
	await Promise.all(
		FAULTS.map(async (fault) => {
			const probe = await behind(system, fault);
			const found = await probe(SLOW.has(fault) ? LIMIT : 20_000);
			const [state, note] = EXPECTED[fault];
			expect([fault, found.state]).toEqual([fault, state]);
			expect([fault, String(found.note)]).toEqual([fault, expect.stringMatching(note)]);
			expect(JSON.stringify(found)).not.toContain(SECRET);
		}),
	);
});

/** What keeps this process busy; sockets of the peers are its own too. */
const held = () =>
	process.getActiveResourcesInfo().filter((kind) => /TCPSocket|TLS|UDP|Timeout|GetAddr/.test(kind)).length;

test('300 probes leave no socket and no timer behind', async () => {
	const probes: ((milliseconds: number) => Promise<unknown>)[] = [];
	for (const system of WORKING)
		for (const fault of FAULTS) if (fault !== 'endless') probes.push(await behind(system, fault));
	const before = held();
	for (let done = 0; done < 300; done += 10)
		await Promise.all(Array.from({ length: 10 }, (_, index) => probes[(done + index) % probes.length]?.(20)));
	await expect.poll(held, { timeout: 10_000 }).toBeLessThanOrEqual(before);
});
