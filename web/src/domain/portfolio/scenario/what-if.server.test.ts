import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../testing/municipality.server.ts';
import {
	addScenario,
	firstYear,
	planningTown,
	solveNow,
	type PlanningTown,
} from '../../../testing/planning.server.ts';
import type { SolvedSchedule } from '../schedule/schedule.ts';
import { contradictionsIn } from '../schedule/contradiction.ts';
import { timetable } from '../schedule/timetable.ts';
import * as pins from './pin.server.ts';
import * as scenarios from './scenario.server.ts';

useDatabase();
let town: PlanningTown;
let base: SolvedSchedule;

beforeAll(async () => {
	town = await planningTown();
	base = await solveNow(town.actor, town.scenarioId);
});

const pin = (
	scenarioId: string,
	needId: string,
	kind: 'start' | 'exclude' | 'include',
	startsOn: string | null = null,
) => pins.pin(town.actor, { scenarioId, needId, kind, startsOn, reason: 'johtoryhmä päätti', version: 0 });

describe('a scenario', () => {
	it('without a post has less of its role and less value', async () => {
		const without = await addScenario(town.actor, town.portfolioId, 'Ilman koordinaattoria', {
			withoutPositionId: town.posts[0]!,
		});
		const solved = await solveNow(town.actor, without);
		expect(solved.answer.objective.value).toBeLessThan(base.answer.objective.value);
		const { leftOut } = timetable(solved.snapshot, solved.answer);
		const named = leftOut.filter(({ causes }) =>
			causes.some(({ code, role }) => code === 'role_without_post' && role === 'Palvelukoordinaattori'),
		);
		expect(named.length).toBeGreaterThan(5);
	});

	it('with half the money spends at most half', async () => {
		const half = await addScenario(town.actor, town.portfolioId, 'Puolet rahasta', { budgetPercent: 50 });
		const solved = await solveNow(town.actor, half);
		const oneOff = solved.answer.spend.filter(({ kind }) => kind === 'one_off');
		expect(oneOff.map(({ limit }) => limit)).toEqual([3_000_000, 3_000_000, 3_000_000]);
		for (const { spent, limit } of oneOff) expect(spent).toBeLessThanOrEqual(limit!);
		expect(solved.answer.items.length).toBeLessThan(base.answer.items.length);
	});

	it('names a role that nobody holds', () => {
		const { leftOut } = timetable(base.snapshot, base.answer);
		const causes = leftOut.flatMap((row) => row.causes).filter(({ code }) => code === 'role_without_post');
		expect(causes.length).toBe(3);
		expect(new Set(causes.map(({ role }) => role))).toEqual(new Set(['Museoamanuenssi']));
	});
});

describe('a pin', () => {
	it('that contradicts others is told with the least that contradicts it', async () => {
		const id = await scenarios.copy(town.actor, { id: town.scenarioId, name: 'Mahdoton', key: undefined });
		const fits = ({ cost, startedOn }: { cost: { one_off: number }; startedOn: string | null }) =>
			cost.one_off > 0 && startedOn === null;
		const costly = base.snapshot.needs.filter(fits);
		for (const { id: needId } of costly) await pin(id, needId, 'include');
		const poor = await scenarios.copy(town.actor, { id, name: 'Mahdoton ja köyhä', key: undefined });
		const { version } = await scenarios.get(town.actor, poor);
		const draft = { name: 'Mahdoton ja köyhä', budgetPercent: 1, capacityPercent: 100 };
		await scenarios.amend(town.actor, {
			id: poor,
			version,
			...draft,
			withoutPositionId: null,
			keepsPlanId: null,
			frozenWeeks: 4,
			vacatedFrom: null,
		});
		const solved = await solveNow(town.actor, poor);
		const told = contradictionsIn(solved.snapshot, solved.answer);
		expect(told.length).toBeGreaterThan(0);
		expect(told.every(({ isMinimal }) => isMinimal)).toBe(true);
		const codes = told.map(({ wishes }) => wishes.map(({ code }) => code));
		expect(codes.every((list) => list.includes('include') && list.length > 1)).toBe(true);
		const named = told.flatMap(({ wishes }) => wishes.flatMap(({ needs }) => needs));
		expect(named.every(({ title }) => title.length > 0)).toBe(true);
	});

	it('is obeyed, or the conflict is told with its cause', async () => {
		const id = await scenarios.copy(town.actor, { id: town.scenarioId, name: 'Kiinnitetty', key: undefined });
		const { rows } = timetable(base.snapshot, base.answer);
		const late = rows.find((row) => row.startsOn > `${firstYear + 1}-02` && row.dependsOn.length === 0)!;
		const dated = base.snapshot.needs.find(
			({ earliestOn, startedOn }) =>
				earliestOn !== null && earliestOn > `${firstYear}-03` && startedOn === null,
		)!;
		const dropped = rows.find((row) => row.id !== late.id && row.id !== dated.id)!;
		await pin(id, late.id, 'start', late.startsOn);
		await pin(id, dated.id, 'start', `${firstYear}-01-16`);
		await pin(id, dropped.id, 'exclude');
		const solved = await solveNow(town.actor, id);
		const after = timetable(solved.snapshot, solved.answer);
		expect(after.rows.find((row) => row.id === late.id)).toMatchObject({
			startsOn: late.startsOn,
			reason: { code: 'pinned', text: 'johtoryhmä päätti' },
		});
		expect(after.leftOut.find((row) => row.id === dropped.id)!.causes).toEqual([
			{ code: 'excluded_by_pin', text: 'johtoryhmä päätti' },
		]);
		const told = after.conflicts.find(({ needs }) => needs?.[0]?.id === dated.id)!;
		expect(told.code).toBe('pin_conflict');
		expect(told.because!.map(({ code }) => code)).toContain('before_earliest');
	});

	it('cannot be put outside the years, nor over another’s', async () => {
		const needId = town.needs[0]!.id;
		await expect(pin(town.scenarioId, needId, 'start', `${firstYear + 3}-06-01`)).rejects.toMatchObject({
			code: 'outside_plan_years',
		});
		await pin(town.scenarioId, needId, 'include');
		await expect(pin(town.scenarioId, needId, 'exclude')).rejects.toMatchObject({ code: 'conflict' });
		await pins.unpin(town.actor, { scenarioId: town.scenarioId, needId });
	});
});
