import type { Actor } from '#platform/actor.server.ts';
import { addDays, addMonths } from '#platform/day.ts';
import { today } from '#platform/today.ts';
import * as bodies from '../../governance/body/body.server.ts';
import * as contractDates from '../../governance/contract-date/contract-date.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import * as backlog from '../../portfolio/system-need/system-need.server.ts';
import * as incidents from '../../systems/incident/incident.server.ts';
import * as systems from '../../systems/managed-system/managed-system.server.ts';
import { usualTimes } from '../../systems/system-contract/renewal.ts';
import { allNeeds } from './all-needs.server.ts';
import { units as demoUnits } from './organisation.ts';
import { registered, type Registered } from './registered.ts';

const none = { key: undefined };

/** The systems that the services answer for: one contract asks for its renewal study this winter. */
export async function registerSystems(director: Actor): Promise<void> {
	const [posts, places, wishes, all] = await Promise.all([
		positions.list(director),
		units.list(director),
		allNeeds(director),
		bodies.list(director),
	]);
	const bodyId = (all.find(({ kind }) => kind === 'management_team') ?? all[0])?.id ?? null;
	const postOf = (title?: string | null) => posts.find((post) => post.title === title)?.id ?? null;
	const ids = new Map<string, string>();
	for (const one of registered) {
		const names = demoUnits.flatMap(({ area, name }) =>
			(one.areas as readonly string[] | undefined)?.includes(area) ? [name] : [],
		);
		const unitIds = places.filter(({ name }) => names.includes(name)).map(({ id }) => id);
		const posts_ = { ownerId: postOf(one.owner), deputyId: postOf(one.deputy) };
		ids.set(one.name, await systems.add(director, { ...factsOf(one), ...posts_, unitIds }));
	}
	for (const one of registered) {
		const systemId = ids.get(one.name)!;
		if (one.contract) await contract(director, systemId, one.contract, bodyId);
		await connect(director, systemId, one, ids);
		for (const { number } of wishes.filter(({ title }) => one.needs?.test(title)))
			await backlog.tie(director, { systemId, number });
		await keepLog(director, systemId, one);
	}
}

function factsOf({ name, kind, criticality, ...one }: Registered) {
	const { purpose = '', usedBy = '', vendor = '', personalDataGroups = '', controller = '' } = one;
	const { processor = '', dataLocation = '', retention = '', informationSet = '' } = one;
	return {
		...{ name, kind, criticality, purpose, usedBy, vendor, personalDataGroups, controller, processor },
		...{ dataLocation, retention, informationSet, note: '' },
		...{ stage: 'in_use' as const, stageFrom: null, stageTo: null, ...none },
		...{ personalData: one.personalData ?? 'unknown', legalBasis: one.legalBasis ?? 'unknown' },
	};
}

async function contract(
	director: Actor,
	systemId: string,
	{ title, ends, noticeMonths, options = 0, price, index = '' }: NonNullable<Registered['contract']>,
	bodyId: string | null,
): Promise<void> {
	const month = `${today().slice(0, 7)}-01`;
	await contractDates.add(director, {
		...{ systemId, title, party: '', caseNumber: '', note: '', bodyId, ...none, ...usualTimes },
		...{
			startsOn: addMonths(month, -36),
			endsOn: ends === null ? null : addDays(addMonths(month, ends + 1), -1),
		},
		...{ noticeMonths, noticeDays: 0, optionRounds: options, optionMonths: 12 },
		...{ priceYearly: price, priceRule: index ? 'index' : 'fixed', pricePercent: 0, priceNote: index },
	});
}

async function connect(
	director: Actor,
	systemId: string,
	{ interfaces = [] }: Registered,
	ids: ReadonlyMap<string, string>,
): Promise<void> {
	for (const { other, direction, moves, technique = '' } of interfaces) {
		const otherSystemId = ids.get(other) ?? null;
		const otherName = otherSystemId ? '' : other;
		const draft = { systemId, otherSystemId, otherName, direction, moves, technique, ...none };
		await systems.addInterface(director, draft);
	}
}

const momentOf = (day: number, hour: number) => ({
	day: addDays(today(), day),
	clock: `${String(hour).padStart(2, '0')}:00`,
});

async function keepLog(director: Actor, systemId: string, { log = [] }: Registered): Promise<void> {
	const now = new Date();
	for (const { kind, title, severity, day, from, to, outcome = '' } of log) {
		const told = { systemId, kind, title, severity, description: '', unitIds: [], ...none };
		const isBreak = kind === 'planned_break';
		const endedAt = isBreak && to !== null ? momentOf(day, to) : null;
		const id = await incidents.tell(director, { ...told, beganAt: momentOf(day, from), endedAt }, now);
		if (to !== null && !isBreak)
			await incidents.close(director, { id, endedAt: momentOf(day, to), outcome, ...none }, now);
	}
}
