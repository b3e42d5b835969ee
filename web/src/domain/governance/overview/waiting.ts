import type { Permission } from '#platform/permission/permissions.ts';
import type { Overview } from './overview.ts';

export interface Waiting {
	key:
		| 'round'
		| 'ownRound'
		| 'new'
		| 'inquiries'
		| 'ownInquiries'
		| 'objections'
		| 'list'
		| 'ownList'
		| 'reviews'
		| 'followUp'
		| 'survey'
		| 'verdicts'
		| 'technologies'
		| 'pilots'
		| 'incidents';
	path: string;
	count: number;
	name?: string;
	/** The last day to act. */
	day?: string;
	/** The follow-up that can be marked done at once. */
	doneId?: string;
	/** The last day has passed. */
	isLate: boolean;
}

type Found = Omit<Waiting, 'isLate'>;

interface Reader {
	permissions: Iterable<Permission>;
	/** Units the reader speaks for; null means every unit. */
	unitIds: readonly string[] | null;
}

/** What waits for this reader, nearest day first: only what the reader may act on. */
export function waitingFor(overview: Overview, reader: Reader, today: string): Waiting[] {
	return foundFor(overview, reader, new Set(reader.permissions))
		.filter(({ count }) => count > 0)
		.map((one) => ({ ...one, isLate: one.day !== undefined && one.day < today }))
		.toSorted((a, b) => (a.day ?? LAST).localeCompare(b.day ?? LAST));
}

function foundFor(overview: Overview, reader: Reader, may: ReadonlySet<Permission>): Found[] {
	const isOfUnits = speaksForUnits(reader, may);
	return [
		...incidentsOf(overview),
		...followUpsOf(overview),
		...(may.has('round.manage') ? roundOf(overview, 'round') : []),
		...(isOfUnits && may.has('need.propose') ? roundOf(overview, 'ownRound') : []),
		...(may.has('commitment.manage') ? listsOf(overview) : []),
		...(isOfUnits && may.has('commitment.answer') ? ownListsOf(overview) : []),
		...(may.has('need.triage')
			? [
					{ key: 'new' as const, path: 'needs/triage', count: overview.needsByState['new'] ?? 0 },
					{ key: 'inquiries' as const, path: 'needs/inquiries', count: overview.openInquiries },
				]
			: []),
		...(isOfUnits && may.has('need.propose')
			? [{ key: 'ownInquiries' as const, path: 'needs/inquiries', count: overview.openInquiries }]
			: []),
		...(may.has('need.merge')
			? [
					{
						key: 'objections' as const,
						path: 'needs/consolidate/objections',
						count: overview.openObjections,
					},
				]
			: []),
		...(may.has('review.answer') ? verdictsOf(overview) : []),
		...(may.has('assessment.own') ? surveysOf(overview) : []),
		{ key: 'reviews' as const, path: 'strategy/hierarchy?list=reviews', count: overview.openReviews },
		{ key: 'technologies' as const, path: 'radar?review=passed', count: overview.dueTechnologies },
		{ key: 'pilots' as const, path: 'radar#pilots', count: overview.duePilots },
	];
}

function incidentsOf({ ownIncidents }: Overview): Found[] {
	return ownIncidents.map(({ id, name, count }) => ({
		...{ key: 'incidents', path: `systems/${id}#open`, count, name },
	}));
}

function followUpsOf({ ownFollowUps }: Overview): Found[] {
	return ownFollowUps.map(({ id, title, dueOn }) => ({
		...({ key: 'followUp', path: `year/meetings/follow-ups?task=${id}`, count: 1 } as const),
		...{ name: title, day: dueOn, doneId: id },
	}));
}

const LAST = '9999';

function speaksForUnits({ unitIds }: Reader, may: ReadonlySet<Permission>): boolean {
	return unitIds !== null && unitIds.length > 0 && !may.has('need.triage');
}

function roundOf({ openRound: round }: Overview, key: 'round' | 'ownRound'): Found[] {
	if (!round) return [];
	const path = key === 'round' ? `needs/rounds/${round.id}?state=silent` : 'needs/new';
	return [{ key, path, count: round.silent, name: round.name, day: round.closesOn }];
}

function listsOf({ openLists }: Overview): Found[] {
	return openLists.map(({ id, name, answerBy, silentUnitIds }) => ({
		key: 'list',
		path: `needs/commitments/${id}`,
		count: silentUnitIds.length,
		name,
		day: answerBy,
	}));
}

function verdictsOf({ ownVerdicts }: Overview): Found[] {
	return ownVerdicts.map(({ id, name, answerBy, count }) => ({
		...{ key: 'verdicts', path: `year/reviews/${id}/answer`, count, name, day: answerBy },
	}));
}

function surveysOf({ ownSurveys }: Overview): Found[] {
	return ownSurveys.map(({ id, name, closesOn }) => ({
		...{ key: 'survey', path: `competence/answer/${id}`, count: 1, name, day: closesOn },
	}));
}

function ownListsOf({ openLists }: Overview): Found[] {
	return openLists.map(({ id, name, answerBy, silentUnitIds }) => ({
		key: 'ownList',
		path: `needs/commitments/${id}/units/${silentUnitIds[0]}`,
		count: silentUnitIds.length,
		name,
		day: answerBy,
	}));
}
