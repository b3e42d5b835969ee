import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as progress from '../../strategy/progress/progress.server.ts';
import * as strategies from '../../strategy/strategy/strategy.server.ts';
import { inYear, programmeGaps } from '../duty/year.ts';
import * as years from '../duty/year.server.ts';
import * as ledger from '../ledger/ledger.server.ts';
import * as agenda from '../meeting/agenda.server.ts';
import type { AgendaItem } from '../meeting/agenda.ts';
import * as meetings from '../meeting/meeting.server.ts';
import * as responsibility from '../responsibility/responsibility.server.ts';
import type { LeaderFacts, NextMeeting } from './leader.ts';
import * as store from './overview.store.server.ts';

type Common = Omit<LeaderFacts, 'overview' | 'waiting' | 'meeting' | 'passed' | 'coming' | 'programmeGaps'>;

const MOST_KNOWN = 50;
/** What is the same for everybody who leads, until something in the municipality changes. */
const known = new Map<string, { seq: number; day: string; common: Promise<Common> }>();

async function commonOf(actor: Actor, day: string): Promise<Common> {
	const seq = await actor.read(store.trailLength);
	const before = known.get(actor.tenantId);
	if (before?.seq === seq && before.day === day) return before.common;
	const common = gather(actor, day);
	known.delete(actor.tenantId);
	if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
	known.set(actor.tenantId, { seq, day, common });
	common.catch(() => known.delete(actor.tenantId));
	return common;
}

async function gather(actor: Actor, day: string): Promise<Common> {
	const [book, whole, list] = await Promise.all([
		responsibility.view(actor, day),
		progress.whole(actor, day),
		strategies.list(actor),
	]);
	const own = list.filter(({ kind, obligationCount }) => kind === 'service_strategy' && obligationCount > 0);
	const ledgers = await Promise.all(
		own.map(async ({ id, title }) => {
			const { counts } = await ledger.of(actor, id, Number(day.slice(0, 4)), day);
			return { strategyId: id, strategy: title, count: counts.unserved };
		}),
	);
	return {
		book: { posts: book.posts, subjects: book.subjects },
		problems: book.problems,
		leaves: whole.leaves,
		areas: whole.areas,
		unserved: ledgers.filter(({ count }) => count > 0),
	};
}

const isOpen = ({ isRemoved, section }: AgendaItem) => !isRemoved && section === null;

/** The nearest meeting of the bodies in which the reader sits, with what it has still to decide. */
async function nextMeeting(actor: Actor, day: string): Promise<NextMeeting | null> {
	const all = await meetings.list(actor, {}, day);
	const coming = all
		.filter(
			({ heldOn, state, isSeated }) => isSeated && heldOn >= day && (state === 'planned' || state === 'open'),
		)
		.toSorted((a, b) => a.heldOn.localeCompare(b.heldOn) || a.startsAt.localeCompare(b.startsAt));
	const [first] = coming;
	if (!first) return null;
	const items = first.items > 0 ? await agenda.list(actor, first.id) : [];
	const { id, body, heldOn, startsAt } = first;
	return { id, body, heldOn, startsAt, titles: items.flatMap((item) => (isOpen(item) ? item.title : [])) };
}

/** What one who leads is answered: what was promised, how it goes, who is stuck, what is missing, what comes next. */
export async function leaderFacts(
	actor: Actor,
	told: Pick<LeaderFacts, 'overview' | 'waiting'>,
	day = today(),
): Promise<LeaderFacts> {
	const [common, all, meeting] = await Promise.all([
		commonOf(actor, day),
		years.view(actor, Number(day.slice(0, 4)), 1, day),
		nextMeeting(actor, day),
	]);
	return {
		...common,
		...told,
		meeting,
		passed: all.filter(({ state }) => state === 'passed'),
		coming: all.filter(({ outcome, dueOn }) => outcome === null && dueOn >= day),
		programmeGaps: programmeGaps(inYear(all, Number(day.slice(0, 4)), 1)),
	};
}
