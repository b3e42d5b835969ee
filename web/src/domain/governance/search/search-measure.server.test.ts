import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adopt } from '#domain/portfolio/plan/adoption.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import { MeasureDraft } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
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

test('a measure is found by its words, and no more when it is out of use', async () => {
	const town = await foundMunicipality();
	const preview = await strategies.preview(town.actor, {
		title: '',
		serviceAreaId: '',
		text: '1 Kirjasto opastaa',
	});
	const { id } = await strategies.keep(town.actor, { ...preview, serviceAreaId: null, key: undefined });
	const own = { strategyId: id, clauseId: null, code: 'T1', title: 'Opastusta saa', description: '' };
	const goalId = await goals.add(town.actor, { ...own, key: undefined });
	const draft = {
		goalId,
		title: 'Kulunvalvonta uusitaan',
		hostActivity: 'Uimahallin remontti',
		ictShare: '5',
	};
	const measureId = await measures.add(town.actor, v.parse(MeasureDraft, draft));
	const asked = { text: 'uimahallin', kind: 'measure' as const, offset: 0, size: 5 };
	expect((await search(town.actor, asked)).hits).toMatchObject([
		{ id: measureId, code: 'T1/1', holder: null },
	]);
	await measures.retire(town.actor, { id: measureId, reason: '' });
	expect((await search(town.actor, asked)).total).toBe(0);
});
