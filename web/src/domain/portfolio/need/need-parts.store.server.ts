import { sql, type ExpressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Database } from '#platform/schema.ts';

type Need = ExpressionBuilder<Database, 'need'>;

export function effortOf(eb: Need) {
	return jsonArrayFrom(
		eb
			.selectFrom('need_effort')
			.innerJoin('role', (join) =>
				join
					.onRef('role.tenant_id', '=', 'need_effort.tenant_id')
					.onRef('role.id', '=', 'need_effort.role_id'),
			)
			.select(['role.id as roleId', 'role.name as role', 'need_effort.days'])
			.whereRef('need_effort.tenant_id', '=', 'need.tenant_id')
			.whereRef('need_effort.need_id', '=', 'need.id')
			.orderBy('role.name'),
	);
}

export function goalsOf(eb: Need) {
	return jsonArrayFrom(
		eb
			.selectFrom('need_goal')
			.innerJoin('goal', (join) =>
				join.onRef('goal.tenant_id', '=', 'need_goal.tenant_id').onRef('goal.id', '=', 'need_goal.goal_id'),
			)
			.select(['goal.id', 'goal.code', 'goal.title'])
			.whereRef('need_goal.tenant_id', '=', 'need.tenant_id')
			.whereRef('need_goal.need_id', '=', 'need.id')
			.orderBy('goal.code'),
	);
}

/** Needs that this one waits for, or with the ends the other way round, needs that wait for this one. */
export function linkedTo(eb: Need, ends: 'dependsOn' | 'awaitedBy') {
	const [own, other] =
		ends === 'dependsOn'
			? (['need_dependency.need_id', 'need_dependency.depends_on_id'] as const)
			: (['need_dependency.depends_on_id', 'need_dependency.need_id'] as const);
	return jsonArrayFrom(
		eb
			.selectFrom('need_dependency')
			.innerJoin('need as other', (join) =>
				join.onRef('other.tenant_id', '=', 'need_dependency.tenant_id').onRef('other.id', '=', other),
			)
			.select(['other.id', 'other.number', 'other.title', 'other.state'])
			.whereRef('need_dependency.tenant_id', '=', 'need.tenant_id')
			.whereRef(own, '=', 'need.id')
			.orderBy('other.number'),
	);
}

export function mergedIntoOf(eb: Need) {
	return jsonArrayFrom(
		eb
			.selectFrom('need_merger')
			.innerJoin('need as other', (join) =>
				join
					.onRef('other.tenant_id', '=', 'need_merger.tenant_id')
					.onRef('other.id', '=', 'need_merger.into_need_id'),
			)
			.select(['need_merger.id as mergerId', 'other.id', 'other.number', 'other.title'])
			.whereRef('need_merger.tenant_id', '=', 'need.tenant_id')
			.whereRef('need_merger.from_need_id', '=', 'need.id')
			.where('need_merger.undone_at', 'is', null),
	);
}

/** Moments come as ISO text, as JSON has no other. */
export function wordingsOf(eb: Need) {
	return jsonArrayFrom(
		eb
			.selectFrom('wording')
			.innerJoin('service_unit as unit', (join) =>
				join
					.onRef('unit.tenant_id', '=', 'wording.tenant_id')
					.onRef('unit.id', '=', 'wording.service_unit_id'),
			)
			.leftJoin('person', (join) =>
				join.onRef('person.tenant_id', '=', 'wording.tenant_id').onRef('person.id', '=', 'wording.person_id'),
			)
			.select([
				'wording.id',
				'wording.text',
				'wording.place',
				'wording.why',
				sql<string>`coalesce(nullif(wording.submitter_name, ''), person.name, '')`.as('speaker'),
				'wording.person_id as personId',
				'unit.id as unitId',
				'unit.name as unit',
				sql<string>`wording.said_at`.as('saidAt'),
				'wording.version',
				/** Why its speaker has taken it back; null while it is in force. */
				sql<
					string | null
				>`(select gone.reason from wording_withdrawal gone where gone.tenant_id = wording.tenant_id
					and gone.wording_id = wording.id and gone.undone_at is null)`.as('takenBack'),
				'wording.base_need_id as baseId',
				'wording.origin_need_id as originId',
			])
			.whereRef('wording.tenant_id', '=', 'need.tenant_id')
			.whereRef('wording.need_id', '=', 'need.id')
			.orderBy('wording.said_at')
			.orderBy('wording.id'),
	);
}
