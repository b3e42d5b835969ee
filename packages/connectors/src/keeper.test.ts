import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Connector } from './connector.ts';
import { Keeper } from './keeper.ts';
import { runProbe } from './probe.ts';
import { Refused } from './refusal.ts';

test('however asked, no target is entered twice at once nor too soon', () => {
	const asks = fc.array(
		fc.record({ target: fc.constantFrom('a', 'b'), wait: fc.nat(40_000), lasts: fc.nat(30_000) }),
		{ maxLength: 40 },
	);
	fc.assert(
		fc.property(asks, (steps) => {
			let now = 0;
			const keeper = new Keeper(() => now);
			const open = new Map<string, { ends: number; leave: () => void }>();
			const left = new Map<string, number>();
			for (const { target, wait, lasts } of steps) {
				now += wait;
				for (const [name, { ends, leave }] of open) {
					if (ends > now) continue;
					leave();
					left.set(name, now);
					open.delete(name);
				}
				const mayEnter = !open.has(target) && now - (left.get(target) ?? -Infinity) >= 60_000;
				let entered = true;
				try {
					open.set(target, { ends: now + lasts, leave: keeper.enter(target, 60) });
				} catch (error) {
					if (!(error instanceof Refused)) throw error;
					entered = false;
				}
				expect(entered).toBe(mayEnter);
			}
		}),
	);
});

test('a second probe of a target is told to wait, whatever the first one did', async () => {
	let now = 0;
	const keeper = new Keeper(() => now);
	let finish = () => {};
	const connector: Connector = {
		id: 'x',
		titleKey: 'x',
		licence: null,
		settings: [],
		probing: {
			shortestInterval: 60,
			timeLimit: 1000,
			figures: [],
			targetOf: () => 'one',
			probe: () =>
				new Promise((_, reject) => (finish = () => reject(new Refused('http_status', { status: 503 })))),
		},
	};
	const probe = () => runProbe(connector, new Map(), { keeper, today: '2027-03-15' });
	const first = probe();
	expect(await probe()).toMatchObject({ state: 'unknown', note: 'probe_running' });
	finish();
	expect(await first).toMatchObject({ state: 'unreachable', note: 'http_status', data: { status: 503 } });
	now = 59_500;
	expect(await probe()).toMatchObject({ state: 'unknown', note: 'too_soon', data: { seconds: 1 } });
	now = 60_000;
	const third = probe();
	finish();
	expect(await third).toMatchObject({ state: 'unreachable' });
});
