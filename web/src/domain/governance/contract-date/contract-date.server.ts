import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import type { SystemChange } from '#domain/systems/managed-system/managed-system.ts';
import * as contracts from '#domain/systems/system-contract/system-contract.server.ts';
import type {
	ContractChange,
	ContractDraft,
	ContractRetirement,
	SystemContract,
} from '#domain/systems/system-contract/system-contract.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { townWords } from '../review/agenda.server.ts';
import { contractDates, nextDate, type ContractDate, type NextDate } from './contract-date.ts';
import * as store from './contract-date.store.server.ts';
import { settle } from './dated-duty.server.ts';

export interface DatedContract {
	contract: SystemContract;
	dates: ContractDate[];
}

/** The contracts of a system with their dates, those in force first. */
export async function listOf(actor: Actor, systemId: string, day = today()): Promise<DatedContract[]> {
	actor.must('year.read');
	const all = await contracts.list(actor, { systemId });
	const duties = all.length > 0 ? await actor.read((db) => store.listOf(db, null)) : [];
	return all.map((contract) => ({
		contract,
		dates: contractDates(
			contract,
			duties.filter(({ contractId }) => contractId === contract.id),
			day,
		),
	}));
}

export interface SystemEnding {
	/** The nearest end of its contracts in force; null where each goes on until further notice. */
	endsOn: string | null;
	priceYearly: number;
	next: NextDate | null;
}

/** What the contracts in force ask for, by system. */
export async function endings(actor: Actor, day = today()): Promise<Map<string, SystemEnding>> {
	actor.must('year.read');
	const all = (await contracts.list(actor)).filter(
		({ retiredOn, endsOn }) => !retiredOn && (!endsOn || endsOn >= day),
	);
	const duties = Map.groupBy(
		await actor.read((db) => store.listOf(db, null)),
		({ contractId }) => contractId,
	);
	return new Map(
		[...Map.groupBy(all, ({ systemId }) => systemId)].map(([systemId, own]) => {
			const next = own.flatMap((one) => nextDate(one, duties.get(one.id) ?? [], day) ?? []);
			const ends = own.flatMap(({ endsOn }) => endsOn ?? []).toSorted();
			const first = next.toSorted((a, b) => a.day.localeCompare(b.day))[0] ?? null;
			const priceYearly = own.reduce((sum, one) => sum + one.priceYearly, 0);
			return [systemId, { endsOn: ends[0] ?? null, priceYearly, next: first }];
		}),
	);
}

/** A contract with its dates in the year: both or neither. */
export async function add(actor: Actor, { key, ...draft }: ContractDraft): Promise<string> {
	actor.must('system.manage');
	const t = await townWords(actor);
	return actor.change(
		async (db, record) => {
			const contract = await contracts.addIn(db, record, actor, draft);
			await settle(db, record, { actor, contract, t });
			return contract.id;
		},
		{ verb: 'contract.add', key },
	);
}

/** The dates follow the terms. */
export async function amend(actor: Actor, change: ContractChange): Promise<void> {
	actor.must('system.manage');
	const t = await townWords(actor);
	await actor.change(async (db, record) => {
		const contract = await contracts.amendIn(db, record, change);
		await settle(db, record, { actor, contract, t });
	});
}

/** No longer in force: its dates are asked for no more. */
export async function retire(actor: Actor, retirement: ContractRetirement): Promise<void> {
	actor.must('system.manage');
	const t = await townWords(actor);
	await actor.change(async (db, record) => {
		await contracts.retireIn(db, record, actor, retirement);
		const contract = await contracts.hold(db, retirement.id);
		await settle(db, record, { actor, contract, t });
	});
}

export async function restore(actor: Actor, { id }: Pick<ContractRetirement, 'id'>): Promise<void> {
	actor.must('system.manage');
	const t = await townWords(actor);
	await actor.change(async (db, record) => {
		const contract = await contracts.restoreIn(db, record, actor, id);
		await settle(db, record, { actor, contract, t });
	});
}

/** The facts of a system; where its name or its post changes, the dates of its contracts follow. */
export async function amendSystem(actor: Actor, change: SystemChange): Promise<void> {
	actor.must('system.manage');
	const t = await townWords(actor);
	await actor.change(async (db, record) => {
		const { before, after } = await systems.amendIn(db, record, change);
		if (before.name === after.name && before.owner?.id === after.owner?.id) return;
		for (const contract of await contracts.listIn(db, change.id))
			if (!contract.retiredOn) await settle(db, record, { actor, contract, t });
	});
}
