import type { Connector } from '../connector.ts';
import { Keeper } from '../keeper.ts';
import { runProbe } from '../probe.ts';
import type { Measurement, ProbeRun } from '../probe.ts';
import { checkSettings } from '../settings.ts';

/** Probes once with a keeper of its own, allowing this machine's own addresses. */
export async function probeOnce(
	connector: Connector,
	input: Record<string, unknown>,
	run: Partial<ProbeRun> = {},
): Promise<Measurement> {
	const checked = checkSettings(connector.settings, input);
	if (!checked.ok) throw new Error(JSON.stringify(checked));
	return runProbe(connector, checked.settings, {
		keeper: new Keeper(),
		today: '2027-03-15',
		...run,
		reach: { allowPrivate: true, ...run.reach },
	});
}
