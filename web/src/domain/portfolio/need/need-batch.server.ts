import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import * as store from './need-batch.store.server.ts';
import { TEXT_LIMITS, titleFrom, type BatchNeed, type NewNeedNumber } from './need.ts';

interface Placed {
	need: BatchNeed;
	id: string;
	number: number;
}

/** Many needs inside a running change; the caller notes the event. The answer stands in the order of the drafts. */
export async function proposeBatch(
	db: Db,
	actor: Actor,
	drafts: readonly BatchNeed[],
): Promise<NewNeedNumber[]> {
	actor.must('need.import');
	if (drafts.length === 0) return [];
	drafts.forEach(assertSound);
	await assertKnown(db, drafts);
	const first = await store.takeNumbers(db, drafts.length);
	const placed = drafts.map((need, i) => ({ need, id: newId(), number: first + i }));
	if ((await store.insertNeeds(db, placed.map(needRow))) < placed.length) refuse('need_imported_already');
	await store.insertWordings(db, placed.map(wordingRow));
	await store.insertEffort(db, placed.flatMap(effortRows));
	return placed.map(({ id, number }) => ({ id, number }));
}

function assertSound(need: BatchNeed): void {
	const { text, place = '', why = '' } = need;
	const isSound =
		text.trim().length >= 3 &&
		text.length <= TEXT_LIMITS.text &&
		place.length <= TEXT_LIMITS.place &&
		why.length <= TEXT_LIMITS.why;
	if (!isSound) refuse('need_text_not_valid', { need: need.externalKey ?? text.slice(0, 60) });
}

async function assertKnown(db: Db, drafts: readonly BatchNeed[]): Promise<void> {
	const units = new Set(drafts.map(({ unitId }) => unitId));
	if ((await store.countUnits(db, [...units])) < units.size) refuse('not_found', { subject: 'service_unit' });
	const roles = new Set(drafts.flatMap(({ effort }) => effort.map(({ roleId }) => roleId)));
	if (roles.size > 0 && (await store.countRoles(db, [...roles])) < roles.size)
		refuse('not_found', { subject: 'role' });
}

function needRow({ need, id, number }: Placed): store.NeedRow {
	return {
		id,
		number,
		title: titleFrom(need.text),
		kind: need.kind,
		service_unit_id: need.unitId,
		channel: 'import',
		cost_investment: need.costInvestment,
		cost_one_off: need.costOneOff,
		cost_yearly: need.costYearly,
		earliest_on: need.earliestOn,
		deadline_on: need.deadlineOn,
		duration_weeks: need.durationWeeks,
		external_key: need.externalKey,
		external_group: need.externalGroup,
		import_run_id: need.importRunId,
	};
}

function wordingRow({ need, id }: Placed): store.WordingRow {
	return {
		id: newId(),
		need_id: id,
		base_need_id: id,
		origin_need_id: id,
		service_unit_id: need.unitId,
		text: need.text.trim(),
		place: need.place ?? '',
		why: need.why ?? '',
	};
}

function effortRows({ need, id }: Placed): store.EffortRow[] {
	const days = new Map<string, number>();
	for (const { roleId, days: more } of need.effort) days.set(roleId, (days.get(roleId) ?? 0) + more);
	return [...days]
		.filter(([, sum]) => sum > 0)
		.map(([role, sum]) => ({ need_id: id, role_id: role, days: sum }));
}
