import type { Actor } from '#platform/actor.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';
import { costClass } from './cost-class.ts';
import { publicReasons } from './public-reason.ts';
import { inForce } from '../publicity/publicity.server.ts';
import { goalsOf } from './public-goal.server.ts';
import * as store from './public-view.store.server.ts';
import {
	publicStates,
	type LeftOutItem,
	type PlannedItem,
	type PublicFront,
	type PublicItem,
	type PublicPlan,
	type PublicState,
	type PublicStrategy,
	type PublicUnit,
	type UnitNeed,
	type UnitView,
} from './public-view.ts';

/** The published plans and how much has been said and promised. */
export function front(actor: Actor): Promise<PublicFront> {
	actor.must('public.read');
	return actor.read(async (db) => ({
		plans: await store.listPlans(db),
		figures: await store.countFigures(db),
	}));
}

/** The wanted published plan, or the current one; null when none is published. */
export function plan(actor: Actor, wanted: string | null): Promise<PublicPlan | null> {
	actor.must('public.read');
	return actor.read(async (db) => {
		const plans = await store.listPlans(db);
		const id = wanted === null ? plans[0]?.id : knownId(wanted, 'plan').toLowerCase();
		if (id === undefined) return null;
		const chosen = found(
			plans.find((one) => one.id === id),
			'plan',
		);
		const rows = await store.listItems(db, chosen.id);
		const others = plans.filter((one) => one !== chosen);
		return { plan: chosen, ...itemsOf(rows), others };
	});
}

function itemsOf(rows: readonly store.ItemRow[]): { planned: PlannedItem[]; leftOut: LeftOutItem[] } {
	const titles = new Map(rows.map(({ id, title }) => [id, title]));
	const planned = rows.flatMap((row) =>
		row.startsOn && row.endsOn ? { ...itemOf(row), startsOn: row.startsOn, endsOn: row.endsOn } : [],
	);
	const leftOut = rows.flatMap((row) =>
		row.outcome === 'not_scheduled'
			? { ...itemOf(row), reasons: publicReasons(row.reasons, row.id, titles) }
			: [],
	);
	return { planned, leftOut };
}

function itemOf({ id, number, title, kind, units, once, yearly, state, given }: store.ItemRow): PublicItem {
	const fate =
		state === 'done' ? ('done' as const) : state === 'rejected' ? ('dropped' as const) : ('open' as const);
	const cost = { once: costClass(once), yearly: costClass(yearly) };
	return { id, number, title, kind, units, cost, fate, fateReason: given };
}

export function units(actor: Actor): Promise<PublicUnit[]> {
	actor.must('public.read');
	return actor.read((db) => store.listUnits(db));
}

/** What became of the needs that the unit has said. */
export function unit(actor: Actor, id: string): Promise<UnitView> {
	actor.must('public.read');
	return actor.read(async (db) => {
		const head = found(await store.findUnit(db, knownId(id, 'service_unit')), 'service_unit');
		const sentences = await store.listSentences(db, head.id);
		return {
			...head,
			needs: needsOf(sentences),
			waiting: sentences.filter(({ state }) => state === 'waiting').length,
		};
	});
}

function needsOf(rows: readonly store.SentenceRow[]): UnitNeed[] {
	const told = rows.filter((row) => (publicStates as readonly string[]).includes(row.state));
	const needs = [...Map.groupBy(told, ({ needId }) => needId).values()].map(([first, ...more]): UnitNeed => {
		const { needId, title, state, startsOn, endsOn, given, reasons, answer, otherUnits } = first!;
		return {
			id: needId,
			title: title ?? '',
			sentences: [first!, ...more].flatMap(({ text }) => text ?? []),
			state: state as PublicState,
			startsOn,
			endsOn,
			given,
			answer: answer ?? '',
			reasons: publicReasons(reasons, needId, new Map()),
			otherUnits,
		};
	});
	const rank = ({ state }: UnitNeed) => publicStates.indexOf(state);
	return needs.sort((a, b) => rank(a) - rank(b) || (a.startsOn ?? '').localeCompare(b.startsOn ?? ''));
}

/** The wanted published strategy, or the first; null when none is published. */
export function strategy(actor: Actor, wanted: string | null): Promise<PublicStrategy | null> {
	actor.must('public.read');
	return actor.read(async (db) => {
		const all = await store.listStrategies(db);
		const id = wanted === null ? all[0]?.id : knownId(wanted, 'strategy').toLowerCase();
		if (id === undefined) return null;
		const chosen = found(
			all.find((one) => one.id === id),
			'strategy',
		);
		const clauses = await store.listClauses(db, id);
		const goals = await goalsOf(db, await inForce(db), id);
		const others = all.filter((one) => one !== chosen).map((other) => ({ id: other.id, title: other.title }));
		return {
			...chosen,
			clauses: clauses.map((clause) => ({ ...clause, kind: clause.kind as 'paragraph' })),
			goals,
			others,
		};
	});
}
