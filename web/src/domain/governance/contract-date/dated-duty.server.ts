import { daysOf, renewalOf, type RenewalKind } from '#domain/systems/system-contract/renewal.ts';
import { isLive, type SystemContract } from '#domain/systems/system-contract/system-contract.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import { holdAtWork } from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import { DUTY_LIMITS } from '../duty/duty.ts';
import { markDone } from '../duty/occurrence.server.ts';
import { yearOf } from '../duty/rule.ts';
import { takeIn } from '../duty/work-programme.server.ts';
import type { DatedDuty } from './contract-date.ts';
import * as store from './contract-date.store.server.ts';

interface Settling {
	actor: Actor;
	contract: SystemContract;
	/** The municipality's own language: the cycle is read by all. */
	t: Translate;
}

/** A study is prepared for two months; the rest is reminded of as other dates are. */
const REMIND_DAYS: Record<RenewalKind, number[]> = {
	study: [60, 14],
	procurement: [30, 14],
	decision: [60, 30, 14],
	notice: [60, 30, 14],
};
const ESCALATE_AFTER = 7;

function dutyName(t: Translate, { system, title }: SystemContract, kind: RenewalKind): string {
	const own = t(`systems.duty.${kind}`);
	const of = system === title ? system : `${system} (${title})`;
	const room = DUTY_LIMITS.name - own.length - 2;
	return `${of.length > room ? `${of.slice(0, room - 1)}…` : of}: ${own}`;
}

/** The annual cycle is made to say what the terms of the contract say. What is marked stays as it was marked. */
export async function settle(db: Db, record: RecordEvent, settling: Settling): Promise<void> {
	const { contract } = settling;
	const before = await store.listOf(db, contract.id);
	const renewal = isLive(contract, today()) && contract.bodyId ? renewalOf(contract) : null;
	const wanted = new Map(renewal ? daysOf(renewal).map(({ kind, day }) => [kind, day]) : []);
	for (const old of before) {
		if (old.outcome) continue;
		const day = wanted.get(old.kind);
		if (day && !old.isOff && (await follow(db, record, settling, old, day))) wanted.delete(old.kind);
		else await callOff(db, record, settling, old);
	}
	const marked = new Set(before.flatMap(({ outcome, kind }) => (outcome ? [kind] : [])));
	for (const [kind, day] of wanted)
		if (!marked.has(kind)) await establish(db, record, settling, { kind, day });
}

/** False where its day cannot be moved: one that has passed, or would have, is asked for anew. */
async function follow(
	db: Db,
	record: RecordEvent,
	{ actor, contract, t }: Settling,
	{ dutyId, kind, dueOn, askedOn }: DatedDuty,
	day: string,
): Promise<boolean> {
	const now = today();
	if (dueOn === null || (askedOn !== day && (dueOn < now || day < now))) return false;
	const bodyId = contract.bodyId!;
	await duties.adjust(db, record, dutyId, {
		...{ bodyId, ownerId: contract.ownerId, name: dutyName(t, contract, kind) },
		rule: { kind: 'once', on: day },
	});
	await programme(db, actor, { bodyId, dutyId, day });
	return true;
}

async function establish(
	db: Db,
	record: RecordEvent,
	{ actor, contract, t }: Settling,
	{ kind, day }: { kind: RenewalKind; day: string },
): Promise<void> {
	const bodyId = contract.bodyId!;
	const ends = contract.endsOn ? formatDay(t.locale, contract.endsOn) : '';
	const dutyId = await duties.establish(db, record, {
		...{ bodyId, ownerId: contract.ownerId, name: dutyName(t, contract, kind) },
		description: t(`systems.dutyText.${kind}`, { contract: contract.title, ends }),
		...{ clauseId: null, origin: 'own', basis: contract.caseNumber, basisLink: '' },
		rule: { kind: 'once', on: day },
		...{ remindDays: REMIND_DAYS[kind], escalateAfter: ESCALATE_AFTER },
		inForceFrom: day < today() ? day : today(),
	});
	await store.put(db, contract.id, kind, dutyId);
	await programme(db, actor, { bodyId, dutyId, day });
}

/** In the work programme of its body at once: nobody must remember to take it in. */
async function programme(
	db: Db,
	actor: Actor,
	{ bodyId, dutyId, day }: { bodyId: string; dutyId: string; day: string },
): Promise<void> {
	const { yearStarts } = await holdAtWork(db, bodyId);
	await takeIn(db, actor, { bodyId, year: yearOf(day, yearStarts), dutyIds: [dutyId] });
}

/** What has passed is left undone with the reason, so that nothing is silent. */
async function callOff(
	db: Db,
	record: RecordEvent,
	{ actor, contract, t }: Settling,
	{ dutyId, occurrenceId, dueOn, kind, isOff }: DatedDuty,
): Promise<void> {
	const day = today();
	const reason = t('systems.dutyMoved');
	if (!isOff) {
		if (occurrenceId && dueOn !== null && dueOn < day)
			await markDone(db, record, {
				...{ occurrenceId, outcome: 'left_undone', doneOn: day, note: reason, link: '' },
				by: actor.personId,
			});
		await duties.retireIn(db, record, { id: dutyId, reason, by: actor.person });
	}
	await store.remove(db, contract.id, kind);
}
