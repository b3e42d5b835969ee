import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { PlanContent, PlanForm, PlanState } from './work-plan.ts';

export interface AreaForm extends Omit<PlanForm, 'areaId'> {
	areaId: string;
	area: string;
	model: string;
	/** The body that adopts its plans. */
	bodyId: string | null;
	body: string | null;
}

/** Services with what they call the plan; those with principals first. */
export async function listAreas(db: Db): Promise<AreaForm[]> {
	const { rows } = await sql<AreaForm>`
		select area.id as "areaId", area.name as area, area.governance_model as model,
			coalesce(form.kind, 'work_year') as kind, coalesce(form.own_name, '') as "ownName",
			coalesce(form.starts_month, 8) as "startsMonth", coalesce(form.starts_day, 1) as "startsDay",
			body.id as "bodyId", body.name as body
		from service_area area
		left join work_plan_form form on form.tenant_id = area.tenant_id and form.service_area_id = area.id
		left join lateral (select body.id, body.name from body where body.tenant_id = area.tenant_id
				and body.service_area_id = area.id and not exists (select from body_retirement gone
					where gone.tenant_id = body.tenant_id and gone.body_id = body.id and gone.restored_at is null)
			order by body.governance_model is distinct from 'principals_review', body.name limit 1) body on true
		order by area.governance_model <> 'principals_review', area.name`.execute(db);
	return rows;
}

export async function putForm(db: Db, { areaId, ...form }: PlanForm): Promise<void> {
	const values = {
		kind: form.kind,
		own_name: form.kind === 'own' ? form.ownName : '',
		starts_month: form.startsMonth,
		starts_day: form.startsDay,
	};
	await db
		.insertInto('work_plan_form')
		.values({ service_area_id: areaId, ...values })
		.onConflict((conflict) =>
			conflict
				.columns(['tenant_id', 'service_area_id'])
				.doUpdateSet({ ...values, version: sql<number>`work_plan_form.version + 1` }),
		)
		.execute();
}

export async function find(db: Db, areaId: string, year: number): Promise<PlanState | undefined> {
	const { rows } = await sql<PlanState>`
		select plan.id, plan.version, plan.preface, taken."meetingId", taken."heldOn", taken."agendaItemId",
			coalesce(taken."isOpen", false) as "isMeetingOpen", adoption.adopted_on as "adoptedOn",
			decision.section, adoption.decision_id as "decisionId"
		from work_plan plan
		left join work_plan_adoption adoption on adoption.tenant_id = plan.tenant_id
			and adoption.work_plan_id = plan.id
		left join decision on decision.tenant_id = adoption.tenant_id and decision.id = adoption.decision_id
		left join lateral (select meeting.id as "meetingId", meeting.held_on as "heldOn", item.id as "agendaItemId",
				exists (select from meeting_opening opening where opening.tenant_id = meeting.tenant_id
					and opening.meeting_id = meeting.id and opening.undone_at is null) as "isOpen"
			from agenda_item item
			join meeting on meeting.tenant_id = item.tenant_id and meeting.id = item.meeting_id
			where item.tenant_id = plan.tenant_id and item.subject_kind = 'matter' and item.subject_id = plan.id
				and not exists (select from agenda_item_removal gone where gone.tenant_id = item.tenant_id
					and gone.agenda_item_id = item.id and gone.restored_at is null)
				and not exists (select from meeting_cancellation off where off.tenant_id = meeting.tenant_id
					and off.meeting_id = meeting.id and off.restored_at is null)
				and (adoption.work_plan_id is not null or not exists (select from meeting_closing over
					where over.tenant_id = meeting.tenant_id and over.meeting_id = meeting.id and over.undone_at is null))
			order by meeting.held_on desc, meeting.id desc limit 1) taken on true
		where plan.service_area_id = ${areaId} and plan.year = ${year}`.execute(db);
	return rows[0];
}

export async function lockArea(db: Db, areaId: string): Promise<void> {
	await db.selectFrom('service_area').select('id').where('id', '=', areaId).forNoKeyUpdate().execute();
}

export async function insert(
	db: Db,
	{ areaId, year, preface, by }: { areaId: string; year: number; preface: string; by: string | null },
): Promise<string> {
	const id = newId();
	const row = { id, service_area_id: areaId, year, preface, made_by: by };
	await db.insertInto('work_plan').values(row).execute();
	return id;
}

/** False when someone else was first. */
export async function update(db: Db, id: string, version: number, preface: string): Promise<boolean> {
	const row = await db
		.updateTable('work_plan')
		.set({ preface, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertAdoption(
	db: Db,
	row: { planId: string; decisionId: string; adoptedOn: string; content: PlanContent; by: string | null },
): Promise<void> {
	await db
		.insertInto('work_plan_adoption')
		.values({
			...{ work_plan_id: row.planId, decision_id: row.decisionId, adopted_on: row.adoptedOn },
			...{ content: JSON.stringify(row.content), adopted_by: row.by },
		})
		.execute();
}

/** What was adopted, by the plan's own id. */
export async function findAdopted(
	db: Db,
	planId: string,
): Promise<{ content: PlanContent; adoptedOn: string } | undefined> {
	const row = await db
		.selectFrom('work_plan_adoption')
		.select(['content', 'adopted_on as adoptedOn'])
		.where('work_plan_id', '=', planId)
		.executeTakeFirst();
	return row && { content: row.content as PlanContent, adoptedOn: row.adoptedOn };
}
