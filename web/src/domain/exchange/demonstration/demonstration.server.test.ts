import { expect, test } from 'vitest';
import { useDatabase } from '../../../testing/municipality.server.ts';
import * as surveys from '../../competence/survey/survey.server.ts';
import * as overviews from '../../governance/overview/overview.server.ts';
import * as lists from '../../portfolio/commitment/commitment-list.server.ts';
import * as priorities from '../../portfolio/priority/priority.server.ts';
import * as progress from '../../strategy/progress/progress.server.ts';
import { together } from '../../strategy/progress/progress.ts';
import * as publicView from '../public-view/public-view.server.ts';
import * as demonstration from './demonstration.server.ts';
import { freshSayings } from './fresh-sayings.ts';

useDatabase();

test('the demonstration municipality is in the middle of its work', async () => {
	const { director } = await demonstration.found('aivan tavallinen salasana');
	const overview = await overviews.get(director);
	expect(overview).toMatchObject({ units: 21, positions: 12, raters: 7, isPublished: true });
	expect(overview.needsByState).toMatchObject({ new: 4 + freshSayings.length, clarifying: 1, rejected: 1 });
	const { planned = 0, accepted = 0, merged = 0 } = overview.needsByState;
	expect(planned).toBeGreaterThan(40);
	expect(planned + accepted).toBe(61);
	expect(planned + accepted + merged + 6).toBe(144);
	expect(overview.adoptedPlan).toMatchObject({ number: 1, scheduled: planned });
	const { rows } = await priorities.order(director);
	const disputed = rows.filter(({ reason }) => reason.dispute);
	expect(disputed.length / rows.length).toBeGreaterThan(1 / 9);
	expect(disputed.length / rows.length).toBeLessThan(1 / 4);
	const [list] = await lists.list(director);
	expect(list!.answers).toBeGreaterThan((list!.items * list!.units) / 2);
	expect(list!.answers).toBeLessThan(list!.items * list!.units);
	expect((await publicView.strategy(director, null))?.goals).not.toEqual([]);
	const whole = together((await progress.whole(director)).leaves.map(({ roll }) => roll));
	expect(Object.values(whole.states).every((count) => count > 0)).toBe(true);
	expect(whole.risks.map(({ code }) => code)).toContain('no_implementing');
	expect(whole.indicators).toMatchObject({ behind: 1, no_readings: 0 });
	const asked = (await surveys.list(director)).map(({ state, answered }) => `${state} ${answered}`);
	expect(asked).toEqual(['open 0', 'closed 39', 'closed 38']);
}, 60_000);
