import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { FairnessChoice } from '../fairness/fairness.ts';
import type {
	RepairDraft,
	Scenario,
	ScenarioArchiving,
	ScenarioChange,
	ScenarioCopy,
	ScenarioDraft,
	ScenarioLine,
} from './scenario.ts';
import * as store from './scenario.store.server.ts';

type Assumptions = Omit<ScenarioDraft, 'portfolioId' | 'key'>;

export function list(actor: Actor, portfolioId: string): Promise<ScenarioLine[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db, portfolioId));
}

export function get(actor: Actor, id: string): Promise<Scenario> {
	actor.must('plan.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'scenario')), 'scenario'));
}

/** The same, for an address that names the portfolio too. */
export async function getIn(actor: Actor, portfolioId: string, id: string): Promise<Scenario> {
	const scenario = await get(actor, id);
	return scenario.portfolioId === portfolioId ? scenario : refuse('not_found', { subject: 'scenario' });
}

export function add(actor: Actor, { portfolioId, key, ...draft }: ScenarioDraft): Promise<string> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			if (!(await store.hasPortfolio(db, portfolioId))) refuse('not_found', { subject: 'portfolio' });
			await assertKnown(db, portfolioId, draft);
			const id = newId();
			const row = columnsOf(draft);
			if (!(await store.insert(db, { id, portfolio_id: portfolioId, ...row })))
				refuse('name_taken', { name: draft.name });
			record('scenario.added', { type: 'scenario', id }, row);
			return id;
		},
		{ verb: 'scenario.add', key },
	);
}

/** The same assumptions, pins and allowances under another name. */
export function copy(actor: Actor, { id: from, name, key }: ScenarioCopy): Promise<string> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			const original = found(await store.find(db, from), 'scenario');
			const id = await copyAs(db, original, { ...columnsOf(original), name });
			record('scenario.copied', { type: 'scenario', id }, { from, name });
			return id;
		},
		{ verb: 'scenario.copy', key },
	);
}

/** What the plan was made of, as it is now, to be put right with the fewest changes. */
export function repairOf(actor: Actor, { planId, name, key }: RepairDraft): Promise<string> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			const scenarioId = found(await store.idOfPlan(db, planId), 'plan');
			const original = found(await store.find(db, scenarioId), 'scenario');
			const free = freeName(name, await store.namesLike(db, original.portfolioId, name));
			const changed = { name: free, keeps_plan_id: planId, vacated_from: today() };
			const id = await copyAs(db, original, { ...columnsOf(original), ...changed });
			record('scenario.copied', { type: 'scenario', id }, { from: scenarioId, plan: planId, name: free });
			return id;
		},
		{ verb: 'scenario.repair', key },
	);
}

function freeName(name: string, taken: readonly string[]): string {
	if (!taken.includes(name)) return name;
	let number = 2;
	while (taken.includes(`${name} (${number})`)) number++;
	return `${name} (${number})`;
}

async function copyAs(
	db: Db,
	{ id: from, portfolioId, fairPercent }: Scenario,
	row: ReturnType<typeof columnsOf>,
): Promise<string> {
	const id = newId();
	if (!(await store.insert(db, { id, portfolio_id: portfolioId, ...row, fair_percent: fairPercent })))
		refuse('name_taken', { name: row.name });
	await store.copyPins(db, from, id);
	await store.copyAllowances(db, from, id);
	return id;
}

export async function amend(actor: Actor, { id, version, ...draft }: ScenarioChange): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'scenario');
		if (!(await store.isNameFree(db, before.portfolioId, draft.name, id)))
			refuse('name_taken', { name: draft.name });
		await assertKnown(db, before.portfolioId, draft);
		const after = columnsOf(draft);
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		record('scenario.amended', { type: 'scenario', id }, { before: columnsOf(before), after });
	});
}

/** How much of its fair share every unit gets at least. */
export async function guarantee(
	actor: Actor,
	{ scenarioId, version, percent }: FairnessChoice,
): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, scenarioId), 'scenario');
		if (!(await store.update(db, scenarioId, version, { fair_percent: percent }))) refuse('conflict');
		const trace = { before: { fairPercent: before.fairPercent }, after: { fairPercent: percent } };
		record('scenario.amended', { type: 'scenario', id: scenarioId }, trace);
	});
}

/** Out of the list; its schedules and plans stay, and it can be taken back. */
export async function archive(actor: Actor, { id, version }: ScenarioArchiving): Promise<void> {
	await setArchived(actor, id, version, new Date());
}

export async function restore(actor: Actor, { id, version }: ScenarioArchiving): Promise<void> {
	await setArchived(actor, id, version, null);
}

async function setArchived(
	actor: Actor,
	id: string,
	version: number,
	archivedAt: Date | null,
): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		found(await store.find(db, id), 'scenario');
		if (!(await store.update(db, id, version, { archived_at: archivedAt }))) refuse('conflict');
		record(archivedAt ? 'scenario.archived' : 'scenario.restored', { type: 'scenario', id });
	});
}

async function assertKnown(db: Db, portfolioId: string, draft: Assumptions): Promise<void> {
	if (!(await store.isKnown(db, portfolioId, draft.withoutPositionId, draft.keepsPlanId)))
		refuse('not_found', { subject: draft.withoutPositionId ? 'position' : 'plan' });
}

function columnsOf(draft: Assumptions) {
	return {
		name: draft.name,
		budget_percent: draft.budgetPercent,
		capacity_percent: draft.capacityPercent,
		without_position_id: draft.withoutPositionId,
		keeps_plan_id: draft.keepsPlanId,
		frozen_weeks: draft.frozenWeeks,
		vacated_from: draft.vacatedFrom,
	};
}
