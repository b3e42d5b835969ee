import { post, type Letter } from '../../organisation/mail/mail.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { today } from '#platform/today.ts';
import { shortened } from '../follow-up/follow-up.ts';
import { staleAfterDays } from '../need/stale-after.ts';
import { causeOf, chainOf, dueStep, type ChainLevel, type NudgeCause, type Reachable } from './chain.ts';
import * as store from './stale-need.store.server.ts';

/** More are told by their number: nobody reads a letter of two hundred lines. */
const MOST_LINES = 30;

interface Nudge {
	id: string;
	need: store.StaleRow;
	personId: string;
	step: number;
	level: ChainLevel;
	cause: NudgeCause;
}

/** Reminds of needs that stand still, one letter a person; answers how many reminders were noted. */
export async function nudgeStale(actor: Actor, now = new Date()): Promise<number> {
	actor.must('need.triage');
	const day = today(now);
	const isAny = await actor.read(async (db) => (await dueNow(db, now, day)).length > 0);
	if (!isAny) return 0;
	return actor.change(async (db, record) => {
		const nudges = await dueNow(db, now, day);
		const rows = nudges.map(({ id, need, step, personId, level }) => ({
			id,
			need_id: need.id,
			state: need.state,
			state_since: need.stateSince,
			step,
			person_id: personId,
			level,
			sent_at: now,
		}));
		const written = new Set((await store.insertNew(db, rows)).map(({ id }) => id));
		const fresh = nudges.filter(({ id }) => written.has(id));
		await post(db, await lettersOf(db, fresh, day));
		record('need.nudged', { type: 'tenant', id: actor.tenantId }, { count: fresh.length });
		return fresh.length;
	});
}

async function dueNow(db: Db, now: Date, day: string): Promise<Nudge[]> {
	const rows = await store.listStale(db, now, day);
	if (rows.length === 0) return [];
	const holders = await store.listRightsHolders(db);
	return rows.flatMap((need) => {
		const step = dueStep({ ...need, staleAfter: staleAfterDays[need.state] ?? Infinity });
		if (step === null) return [];
		const people = reachable(need, holders);
		const found = chainOf(people).find((one) => one.step === step);
		if (!found) return [];
		const { level, personIds } = found;
		const cause = causeOf(people, found);
		return personIds.map((personId) => ({ id: newId(), need, personId, step, level, cause }));
	});
}

function reachable(need: store.StaleRow, holders: readonly store.RightsHolder[]): Reachable {
	const having = (role: store.RightsHolder['role']) =>
		holders
			.filter((held) => held.role === role && (held.unitId === null || held.unitId === need.unitId))
			.map(({ personId }) => personId);
	return {
		hasOwner: need.hasOwner,
		ownerId: need.ownerId,
		deputyIds: need.deputyIds,
		coordinatorIds: having('coordinator'),
		directorIds: having('director'),
		administratorIds: having('administrator'),
	};
}

async function lettersOf(db: Db, nudges: readonly Nudge[], day: string): Promise<Letter[]> {
	if (nudges.length === 0) return [];
	const byPerson = Map.groupBy(nudges, ({ personId }) => personId);
	const locales = await store.localesOf(db, [...byPerson.keys()]);
	return Promise.all(
		[...byPerson].map(async ([personId, own]): Promise<Letter> => {
			const [{ need, step }] = own as [Nudge];
			return {
				to: { personId },
				kind: 'stale_needs',
				values: { count: own.length, needs: await linesOf(locales.get(personId) ?? 'fi', own) },
				path: '/needs?stale=yes',
				onceKey: `stale_needs:${personId}:${need.id}:${step}:${day}`,
			};
		}),
	);
}

async function linesOf(locale: Locale, nudges: readonly Nudge[]): Promise<string> {
	const t = await serverWords(locale);
	const lines = nudges.slice(0, MOST_LINES).map(({ need, cause, step }) =>
		t('mail.stale_needs.line', {
			number: need.number,
			title: shortened(need.title),
			state: t(`need-state.${need.state}`),
			days: need.days,
			why: t(`mail.stale_needs.why.${cause}`, { post: need.ownerTitle ?? '', step }),
		}),
	);
	const more = nudges.length - MOST_LINES;
	return [...lines, ...(more > 0 ? [t('mail.stale_needs.more', { count: more })] : [])].join('\n');
}
