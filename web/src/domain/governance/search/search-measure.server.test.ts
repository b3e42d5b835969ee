import { expect, test } from 'vitest';
import { adopt } from '#domain/portfolio/plan/adoption.server.ts';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { planningTown, solveNow } from '../../../testing/planning.server.ts';
import { search } from './search.server.ts';

useDatabase();

test('measures of the newest adopted plan are found as soon as it is adopted', async () => {
	const town = await planningTown(12);
	const { number } = town.needs[0]!;
	const asked = { text: `#${number}`, kind: 'measure' as const, offset: 0, size: 5 };
	expect((await search(town.actor, asked)).total).toBe(0);
	const { id: scheduleId } = await solveNow(town.actor, town.scenarioId);
	const plan = {
		scenarioId: town.scenarioId,
		scheduleId,
		title: 'TVT-suunnitelma',
		decision: '',
		despite: false,
	};
	const planId = await adopt(town.actor, { ...plan, key: undefined });
	const { hits } = await search(town.actor, asked);
	expect(hits.map(({ code, holder }) => [code, holder])).toContainEqual([
		String(number),
		{ id: planId, title: 'TVT-suunnitelma' },
	]);
});
