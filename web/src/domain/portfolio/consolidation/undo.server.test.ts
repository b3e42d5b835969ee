import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { group, picture } from '../../../testing/consolidation.server.ts';
import { addRoles, addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as consolidation from './consolidation.server.ts';
import * as splitting from './split.server.ts';
import * as trail from './trail.server.ts';
import * as undoing from './undo.server.ts';

useDatabase();

async function town() {
	const by = (await foundMunicipality()).actor;
	return { by, at: await addUnits(by, ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto']) };
}

type Step = { verb: 'merge' | 'different' | 'part' | 'wait' | 'later' | 'state' | 'split'; at: number[] };
const step: fc.Arbitrary<Step> = fc.record({
	verb: fc.constantFrom('merge', 'merge', 'different', 'part', 'wait', 'later', 'state', 'split'),
	at: fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 2, maxLength: 4 }),
});

async function perform(by: Actor, ids: readonly string[], { verb, at }: Step): Promise<void> {
	const chosen = at.map((i) => ids[i]!);
	const wanted = { ...group(chosen[0]!, chosen), remember: 'on', title: `Uusi otsikko ${at.join()}` };
	if (verb === 'merge') await consolidation.merge(by, { ...wanted, chosen: chosen.slice(0, 3) });
	if (verb === 'different') await consolidation.tellChosenApart(by, wanted);
	if (verb === 'part') await consolidation.makeParts(by, wanted);
	if (verb === 'wait') await consolidation.makeWait(by, wanted);
	if (verb === 'later') await consolidation.postpone(by, wanted);
	if (verb === 'state') await consolidation.changeState(by, { ...wanted, state: 'accepted', reason: '' });
	if (verb !== 'split') return;
	const live = await by.read((db) =>
		db.selectFrom('need_merger').select('id').where('undone_at', 'is', null).orderBy('id').execute(),
	);
	if (live.length > 0) await splitting.split(by, { mergerIds: [live[at[0]! % live.length]!.id] });
}

const expected = ['need_merged', 'need_cycle', 'part_ring', 'need_state_not_possible'];

function expectRefusal(error: unknown): void {
	expect(expected, String(error)).toContain((error as { code?: string }).code);
}

test('whatever is done, undoing it all in reverse order brings back every row as it was', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
			const { by, at } = await town();
			const [role] = (await addRoles(by, ['Tukihenkilö'])) as [string];
			const drafts = [...'abcdefg'].map((letter, i) =>
				batchNeed(at[i % 3]!, `Toive ${letter}`, { costOneOff: i * 10, effort: [{ roleId: role, days: i }] }),
			);
			const ids = (await importNeeds(by, drafts)).map(({ id }) => id);
			const before = await picture(by);
			for (const one of steps) await perform(by, ids, one).catch(expectRefusal);
			for (let left = (await trail.list(by, { offset: 0, size: 50 })).live; left > 0; left--)
				await undoing.undoLatest(by);
			expect(await picture(by)).toEqual(before);
		}),
		{ numRuns: 25 },
	);
}, 90_000);
