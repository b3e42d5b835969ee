import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as systems from '../managed-system/managed-system.server.ts';
import type { ContractChange, ContractDraft, ContractRetirement, SystemContract } from './system-contract.ts';
import * as store from './system-contract.store.server.ts';

/** Those in force first. A contract is made and changed with its dates, by the verbs of the annual cycle. */
export function list(
	actor: Actor,
	{ systemId = null }: { systemId?: string | null } = {},
): Promise<SystemContract[]> {
	actor.must('system.read');
	return actor.read((db) => store.list(db, systemId));
}

export function get(actor: Actor, id: string): Promise<SystemContract> {
	actor.must('system.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'contract')), 'contract'));
}

export const listIn = (db: Db, systemId: string) => store.list(db, systemId);

/** Held until the end of the change. */
export async function hold(db: Db, id: string): Promise<SystemContract> {
	await store.lock(db, id);
	return found(await store.find(db, id), 'contract');
}

const columnsOf = (draft: Omit<ContractDraft, 'key' | 'systemId'>) => ({
	...{ title: draft.title, party: draft.party, case_number: draft.caseNumber },
	...{ starts_on: draft.startsOn, ends_on: draft.endsOn },
	...{ notice_months: draft.noticeMonths, notice_days: draft.noticeDays },
	...{ option_rounds: draft.optionRounds, option_months: draft.optionMonths },
	...{ price_yearly: draft.priceYearly, price_rule: draft.priceRule },
	...{ price_percent: draft.pricePercent, price_note: draft.priceNote },
	...{ decision_days: draft.decisionDays, introduction_months: draft.introductionMonths },
	...{ procurement_months: draft.procurementMonths, study_months: draft.studyMonths },
	...{ body_id: draft.bodyId, note: draft.note },
});

const subjectOf = ({ systemId }: SystemContract) => ({ type: 'system', id: systemId });

/** A contract within the change that puts its dates into the year. */
export async function addIn(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	{ systemId, ...draft }: Omit<ContractDraft, 'key'>,
): Promise<SystemContract> {
	const { name } = await systems.hold(db, systemId);
	const id = newId();
	await store.insert(db, { id, system_id: systemId, ...columnsOf(draft), made_by: actor.person });
	record('contract.added', { type: 'system', id: systemId }, { system: name, ...draft });
	return found(await store.find(db, id), 'contract');
}

export async function amendIn(
	db: Db,
	record: RecordEvent,
	{ id, version, ...draft }: ContractChange,
): Promise<SystemContract> {
	const before = await hold(db, id);
	if (before.retiredOn) refuse('contract_retired', { title: before.title });
	if (!(await store.update(db, id, version, columnsOf(draft)))) refuse('conflict');
	const { title, endsOn, noticeMonths, noticeDays, optionRounds, priceYearly } = before;
	const was = { title, endsOn, noticeMonths, noticeDays, optionRounds, priceYearly };
	record('contract.amended', subjectOf(before), { before: was, after: draft });
	return found(await store.find(db, id), 'contract');
}

export async function retireIn(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	{ id, reason }: ContractRetirement,
): Promise<SystemContract> {
	const contract = await hold(db, id);
	if (contract.retiredOn) refuse('contract_retired', { title: contract.title });
	const row = { id: newId(), contract_id: id, reason, retired_on: today(), retired_by: actor.person };
	await store.insertRetirement(db, row);
	record('contract.retired', subjectOf(contract), { title: contract.title, reason });
	return contract;
}

export async function restoreIn(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	id: string,
): Promise<SystemContract> {
	const { systemId, title } = await hold(db, id);
	await systems.hold(db, systemId);
	if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
	const contract = found(await store.find(db, id), 'contract');
	record('contract.restored', subjectOf(contract), { title });
	return contract;
}
