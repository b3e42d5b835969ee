import type { Actor } from '#platform/actor.server.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import { LinkActor } from '../../portfolio/need/link-actor.server.ts';
import * as saying from '../../portfolio/need/saying.server.ts';
import { freshSayings } from './fresh-sayings.ts';

const nobody = { needId: '', submitterName: '', key: undefined };

/** What came in lately by the units' links, and nobody has gone through yet; some units have said nothing. */
export async function sayFresh(director: Actor): Promise<void> {
	const byName = new Map((await units.list(director)).map((unit) => [unit.name, unit]));
	for (const [index, { unit: name, text, place = '', why = '' }] of freshSayings.entries()) {
		const unit = byName.get(name)!;
		// Each on a telephone of their own.
		const holder = new LinkActor(director, unit, `192.0.2.${index + 1}`);
		await saying.say(holder, { unitId: unit.id, text, place, why, ...nobody });
	}
}
