import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { standingOf } from '../../strategy/measure/measure-state.ts';
import { inForce, type Told } from '../publicity/publicity.server.ts';
import type { SubjectKind } from '../publicity/publicity.ts';
import { costClass } from './cost-class.ts';
import * as store from './public-goal.store.server.ts';
import {
	yearsOf,
	type Plain,
	type PublicGoal,
	type PublicIndicator,
	type PublicMeasure,
} from './public-goal.ts';

/** Goals of the published strategies with the measures and indicators that residents are told of. */
export function goals(actor: Actor): Promise<PublicGoal[]> {
	actor.must('public.read');
	return actor.read(async (db) => goalsOf(db, await inForce(db), null));
}

export async function goal(actor: Actor, id: string): Promise<PublicGoal> {
	const wanted = knownId(id, 'goal').toLowerCase();
	const all = await goals(actor);
	return found(
		all.find((one) => one.id === wanted),
		'goal',
	);
}

export async function measure(
	actor: Actor,
	id: string,
): Promise<{ goal: PublicGoal; measure: PublicMeasure }> {
	const wanted = knownId(id, 'measure').toLowerCase();
	const all = (await goals(actor)).flatMap((one) =>
		one.measures.map((each) => ({ goal: one, measure: each })),
	);
	return found(
		all.find((one) => one.measure.id === wanted),
		'measure',
	);
}

export async function indicator(
	actor: Actor,
	id: string,
): Promise<{ goal: PublicGoal; indicator: PublicIndicator }> {
	const wanted = knownId(id, 'indicator').toLowerCase();
	const all = (await goals(actor)).flatMap((one) =>
		one.indicators.map((each) => ({ goal: one, indicator: each })),
	);
	return found(
		all.find((one) => one.indicator.id === wanted),
		'indicator',
	);
}

/** Nothing goes past `told`: a field that is not public is not in the answer. */
export async function goalsOf(db: Db, told: Told, strategyId: string | null): Promise<PublicGoal[]> {
	const rows = (await store.listGoals(db, strategyId)).filter(({ id }) => told.publicity.shows('goal', id));
	const measures = Map.groupBy(await measuresOf(db, told), ({ goalId }) => goalId);
	const indicators = Map.groupBy(await indicatorsOf(db, told), ({ goalId }) => goalId);
	return rows.map((row) => ({
		...row,
		description: told.publicity.of('goal', row.id, 'description', row.description, ''),
		plain: plainOf(told, 'goal', row.id),
		measures: measures.get(row.id) ?? [],
		indicators: indicators.get(row.id) ?? [],
	}));
}

export function plainOf({ plain }: Told, kind: SubjectKind, id: string): Plain {
	const own = plain.filter((one) => one.kind === kind && one.id === id);
	return Object.fromEntries(own.map(({ locale, text }) => [locale, text]));
}

async function measuresOf(db: Db, told: Told): Promise<PublicMeasure[]> {
	const day = today();
	const rows = await store.listMeasures(db);
	return rows
		.filter(({ id }) => told.publicity.shows('measure', id))
		.map((row): PublicMeasure => {
			const { id, goalId, code, title, units } = row;
			const field = <T, E>(
				name: Parameters<typeof told.publicity.of<'measure', T, E>>[2],
				value: T,
				hidden: E,
			) => told.publicity.of('measure', id, name, value, hidden);
			const { state, percent } = standingOf(row, day);
			const note = field('notes', row.said?.note ?? '', '');
			return {
				id,
				goalId,
				code,
				title,
				units,
				description: field('description', row.description, ''),
				plain: plainOf(told, 'measure', id),
				startsOn: field('dates', row.startsOn, null),
				endsOn: field('dates', row.endsOn, null),
				progress: field('progress', { state, percent, saidOn: row.said?.saidOn ?? null, note }, null),
				cost: field('cost', { once: costClass(row.once), yearly: costClass(row.yearly) }, null),
				posts: field('posts', { planning: row.planning, implementing: row.implementing }, null),
			};
		});
}

async function indicatorsOf(db: Db, told: Told): Promise<PublicIndicator[]> {
	const shown = (await store.listIndicators(db)).filter(({ id }) => told.publicity.shows('indicator', id));
	if (shown.length === 0) return [];
	const readings = Map.groupBy(await store.listReadings(db), ({ indicatorId }) => indicatorId);
	return shown.map((row): PublicIndicator => {
		const tells = (name: 'description' | 'readings' | 'units' | 'targets') =>
			told.publicity.shows('indicator', row.id, name);
		const own = tells('readings') ? (readings.get(row.id) ?? []) : [];
		return {
			...row,
			description: tells('description') ? row.description : '',
			source: tells('description') ? row.source : '',
			plain: plainOf(told, 'indicator', row.id),
			targets: tells('targets') ? row.targets : [],
			years: yearsOf(own, row.combined),
			readings: own
				.filter(({ unit }) => unit === null || tells('units'))
				.map(({ readOn, value, unit }) => ({ readOn, value, unit })),
		};
	});
}
