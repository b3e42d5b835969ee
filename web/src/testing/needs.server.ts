import type { BatchNeed, NewNeedNumber } from '#domain/portfolio/need/need.ts';
import { proposeBatch } from '#domain/portfolio/need/need.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';

/** A library with branches of the given names; their ids in the same order. */
export function addUnits(actor: Actor, names: readonly string[], area = 'Kirjasto'): Promise<string[]> {
	return actor.change(async (db, record) => {
		const areaId = newId();
		await db
			.insertInto('service_area')
			.values({ id: areaId, name: area, governance_model: 'own_strategy' })
			.execute();
		const units = names.map((name) => ({
			id: newId(),
			name,
			kind: 'branch_library' as const,
			service_area_id: areaId,
			link_token: newToken(),
		}));
		await db.insertInto('service_unit').values(units).execute();
		record('service_area.added', { type: 'service_area', id: areaId });
		return units.map(({ id }) => id);
	});
}

export function addRoles(actor: Actor, names: readonly string[]): Promise<string[]> {
	return actor.change(async (db, record) => {
		const roles = names.map((name) => ({ id: newId(), name }));
		await db.insertInto('role').values(roles).execute();
		record('role.added', { type: 'role', id: roles[0]!.id });
		return roles.map(({ id }) => id);
	});
}

export function batchNeed(unitId: string, text: string, more: Partial<BatchNeed> = {}): BatchNeed {
	return {
		externalKey: null,
		externalGroup: null,
		unitId,
		text,
		kind: null,
		costInvestment: 0,
		costOneOff: 0,
		costYearly: 0,
		earliestOn: null,
		deadlineOn: null,
		durationWeeks: null,
		effort: [],
		importRunId: null,
		...more,
	};
}

export function importNeeds(actor: Actor, drafts: readonly BatchNeed[]): Promise<NewNeedNumber[]> {
	return actor.change(async (db, record) => {
		const needs = await proposeBatch(db, actor, drafts);
		record('need.imported', { type: 'tenant', id: actor.tenantId }, { count: needs.length });
		return needs;
	});
}
