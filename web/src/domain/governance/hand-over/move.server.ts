import type { Db } from '#platform/db.server.ts';
import type { MeasureDuty } from '../../strategy/measure/measure.ts';
import type { SeatKind } from '../responsibility/responsibility.ts';
import type { Moved } from './hand-over.ts';
import * as store from './hand-over.store.server.ts';

interface Posts {
	from: string;
	to: string;
}

const isCarrier = (seat: SeatKind): seat is store.Carrier => seat in store.carriers;
const deputyOf = (seat: SeatKind): MeasureDuty | null =>
	seat === 'planning_deputy' ? 'planning' : seat === 'implementing_deputy' ? 'implementing' : null;
const idsOf = (moves: readonly Moved[]) => moves.map(({ id }) => id);

/** Carriers go first: nobody stands in for what it carries itself. */
function bySeat(moves: readonly Moved[]): [SeatKind, Moved[]][] {
	const groups = [...Map.groupBy(moves, ({ seat }) => seat)];
	return groups.toSorted(([a], [b]) => Number(isCarrier(b)) - Number(isCarrier(a)));
}

/** Gives the receiver what is the giver's; answers what really moved, with what is needed to bring it back. */
export async function hand(db: Db, moves: readonly Moved[], { from, to }: Posts): Promise<Moved[]> {
	const moved: Moved[] = [];
	for (const [seat, group] of bySeat(moves)) {
		const ids = idsOf(group);
		const [gone, marks] = isCarrier(seat)
			? await handCarrier(db, seat, { ids, from, to })
			: await handPlace(db, seat, { ids, from, to });
		for (const move of group) if (gone.has(move.id)) moved.push({ ...move, ...marks(move.id) });
	}
	return moved;
}

type Handed = [Set<string>, (id: string) => Partial<Moved>];

async function handCarrier(db: Db, seat: store.Carrier, handing: store.Handing): Promise<Handed> {
	const { ids, from, to } = handing;
	if (seat === 'task_deputy') {
		const own = new Set(await store.endTaskDeputies(db, ids, { owner: to, deputy: from }));
		const gone = await store.move(db, seat, handing);
		return [new Set([...own, ...gone]), (id) => (own.has(id) ? { hadOwn: true } : {})];
	}
	const stoodIn =
		seat === 'task_owner' ? await store.endTaskDeputies(db, ids, { owner: from, deputy: to }) : [];
	const gone = await store.move(db, seat, handing);
	if (seat === 'task_owner')
		return [new Set(gone), (id) => (stoodIn.includes(id) ? { wasDeputy: true } : {})];
	if (seat !== 'planning' && seat !== 'implementing') return [new Set(gone), () => ({})];
	const deputies = new Set(await store.endDeputies(db, seat, gone, handing.to));
	return [new Set(gone), (id) => (deputies.has(id) ? { wasDeputy: true } : {})];
}

async function handPlace(db: Db, seat: SeatKind, { ids, from, to }: store.Handing): Promise<Handed> {
	const duty = deputyOf(seat);
	const gone = duty
		? await store.endDeputies(db, duty, ids, from)
		: await store.endMemberships(db, ids, from);
	const added = duty ? await store.addDeputies(db, duty, gone, to) : await store.addMemberships(db, gone, to);
	if (duty) await store.touchMeasures(db, gone);
	const isAdded = new Set(added);
	return [new Set(gone), (id) => (isAdded.has(id) ? {} : { hadOwn: true })];
}

/** The other way round; answers what could not be brought back because it has moved on since. */
export async function bringBack(db: Db, moves: readonly Moved[], { from, to }: Posts): Promise<Moved[]> {
	const stuck: Moved[] = [];
	for (const [seat, group] of bySeat(moves)) {
		const back = isCarrier(seat)
			? await bringCarrier(db, seat, group, { from, to })
			: await bringPlace(db, seat, group, { from, to });
		stuck.push(...group.filter(({ id }) => !back.has(id)));
	}
	return stuck;
}

async function bringCarrier(
	db: Db,
	seat: store.Carrier,
	group: readonly Moved[],
	{ from, to }: Posts,
): Promise<Set<string>> {
	const deputies = idsOf(group.filter(({ wasDeputy }) => wasDeputy));
	if (seat === 'task_deputy') {
		const own = idsOf(group.filter(({ hadOwn }) => hadOwn));
		const rest = idsOf(group.filter(({ hadOwn }) => !hadOwn));
		const moved = await store.move(db, seat, { ids: rest, from: to, to: from });
		return new Set([...(await store.addTaskDeputies(db, own, from)), ...moved]);
	}
	const back = await store.move(db, seat, { ids: idsOf(group), from: to, to: from });
	if (seat === 'task_owner') await store.addTaskDeputies(db, deputies, to);
	if (seat === 'planning' || seat === 'implementing') await store.addDeputies(db, seat, deputies, to);
	return new Set(back);
}

async function bringPlace(
	db: Db,
	seat: SeatKind,
	group: readonly Moved[],
	{ from, to }: Posts,
): Promise<Set<string>> {
	const duty = deputyOf(seat);
	const given = idsOf(group.filter(({ hadOwn }) => !hadOwn));
	const taken = new Set(
		duty ? await store.endDeputies(db, duty, given, to) : await store.endMemberships(db, given, to),
	);
	const able = group.filter(({ id, hadOwn }) => hadOwn || taken.has(id));
	const added = duty
		? await store.addDeputies(db, duty, idsOf(able), from)
		: await store.addMemberships(db, idsOf(able), from);
	if (duty) await store.touchMeasures(db, added);
	return new Set(added);
}
