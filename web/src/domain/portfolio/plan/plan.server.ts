import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { changesBetween, type Change } from '../schedule/changes.ts';
import { snapshotSince } from '../schedule/problem.server.ts';
import { brokenOf, type BrokenLine } from './broken.ts';
import type { Plan, PlanHead } from './plan.ts';
import * as store from './plan.store.server.ts';

export function list(actor: Actor, portfolioId: string): Promise<PlanHead[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db, knownId(portfolioId, 'portfolio')));
}

export function get(actor: Actor, id: string): Promise<Plan> {
	actor.must('plan.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'plan')), 'plan'));
}

export interface Since {
	/** What has changed in the facts that the plan was made of. */
	changes: Change[];
	/** State of each need of the plan today, by id. */
	states: Record<string, string>;
	/** What of the plan does not hold any more; nothing is asked of a plan that a newer one has replaced. */
	broken: BrokenLine[];
	isReplaced: boolean;
}

export function since(actor: Actor, plan: Plan): Promise<Since> {
	actor.must('plan.read');
	return actor.read((db) => knownSince(db, actor, plan.id, async () => plan));
}

async function sinceIn(db: Db, plan: Plan): Promise<Since> {
	const now = await snapshotSince(db, plan, today());
	const states = await store.needStates(db, plan.id);
	const isDone = new Set(states.flatMap(({ id, state }) => (state === 'done' ? id : [])));
	// A need that is done has left the portfolio because the plan came true.
	const changes = changesBetween(plan.snapshot, now).filter(
		(change) => !(change.code === 'need_gone' && isDone.has(change.need.id)),
	);
	const isReplaced = (await store.newest(db, plan.portfolioId))?.id !== plan.id;
	const broken = isReplaced ? [] : brokenOf(plan, now, (id) => isDone.has(id));
	return {
		changes,
		states: Object.fromEntries(states.map(({ id, state }) => [id, state])),
		broken,
		isReplaced,
	};
}

export interface PlanAlarm {
	planId: string;
	title: string;
	broken: BrokenLine[];
	/** Posts that fell vacant after the adoption. */
	vacated: string[];
}

const known = new Map<string, { seq: number; day: string; since: Since }>();
const MOST_KNOWN = 200;

/** Looked at anew only when something in the municipality has changed. */
async function knownSince(db: Db, actor: Actor, planId: string, read: () => Promise<Plan>): Promise<Since> {
	const key = `${actor.tenantId} ${planId}`;
	const [seq, day] = [await store.trailLength(db), today()];
	const before = known.get(key);
	if (before?.seq === seq && before.day === day) return before.since;
	const since = await sinceIn(db, await read());
	known.delete(key);
	if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
	known.set(key, { seq, day, since });
	return since;
}

/** What of the portfolio's newest plan does not hold any more. */
export function alarm(actor: Actor, portfolioId: string): Promise<PlanAlarm | null> {
	actor.must('plan.read');
	return actor.read(async (db) => {
		const newest = await store.newest(db, knownId(portfolioId, 'portfolio'));
		if (!newest) return null;
		const read = async () => found(await store.find(db, newest.id), 'plan');
		const { broken, changes } = await knownSince(db, actor, newest.id, read);
		if (broken.length === 0) return null;
		const vacated = changes.flatMap((change) => (change.code === 'vacant' ? change.title : []));
		return { planId: newest.id, title: newest.title, broken, vacated };
	});
}
