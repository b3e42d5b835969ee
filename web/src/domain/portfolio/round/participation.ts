/** What a unit has done in a round. */
export const participationStates = ['said', 'nothing', 'silent'] as const;
export type ParticipationState = (typeof participationStates)[number];

export interface UnitParticipation {
	unitId: string;
	unit: string;
	areaId: string;
	area: string;
	wordings: number;
	/** Those who told who they are. */
	people: number;
	/** Sentences said without a name. */
	nameless: number;
	/** Of the sentences, how many came on paper. */
	onPaper: number;
	lastSaidAt: Date | null;
	/** "Nothing this time" and what was said with it. */
	answeredAt: Date | null;
	answerWords: string;
	remindedAt: Date | null;
	/** People who may be written to for the unit. */
	editors: number;
}

export function participationState(unit: UnitParticipation): ParticipationState {
	if (unit.wordings > 0) return 'said';
	return unit.answeredAt === null ? 'silent' : 'nothing';
}

export interface AreaParticipation {
	areaId: string;
	area: string;
	units: number;
	said: number;
	nothing: number;
	silent: number;
	wordings: number;
}

export function byArea(units: readonly UnitParticipation[]): AreaParticipation[] {
	return [...Map.groupBy(units, ({ areaId }) => areaId)].map(([areaId, own]) => {
		const count = (state: ParticipationState) =>
			own.filter((unit) => participationState(unit) === state).length;
		return {
			areaId,
			area: own[0]!.area,
			units: own.length,
			said: count('said'),
			nothing: count('nothing'),
			silent: count('silent'),
			wordings: own.reduce((sum, { wordings }) => sum + wordings, 0),
		};
	});
}

export const participationSorts = ['unit', 'area', 'state', 'wordings', 'speakers', 'last'] as const;
export type ParticipationSort = (typeof participationSorts)[number];
export const participationFilters = ['q', 'area', 'state'] as const;
type Filters = Partial<Record<(typeof participationFilters)[number], string>>;

const order = { silent: 0, nothing: 1, said: 2 } as const;
const keys: Record<ParticipationSort, (unit: UnitParticipation) => string | number> = {
	unit: ({ unit }) => unit,
	area: ({ area }) => area,
	state: (unit) => order[participationState(unit)],
	wordings: ({ wordings }) => wordings,
	speakers: ({ people, nameless }) => people + nameless,
	last: ({ lastSaidAt }) => lastSaidAt?.getTime() ?? 0,
};

/** The units that fit, in the order wished for; equal ones by name. */
export function arrange(
	units: readonly UnitParticipation[],
	{ filters, sort }: { filters: Filters; sort: { key: ParticipationSort; direction: 'asc' | 'desc' } },
	compare: (a: string, b: string) => number,
): UnitParticipation[] {
	const wanted = filters.q?.toLowerCase();
	const turn = sort.direction === 'desc' ? -1 : 1;
	const key = keys[sort.key];
	return units
		.filter((unit) => !filters.area || unit.areaId === filters.area)
		.filter((unit) => !filters.state || participationState(unit) === filters.state)
		.filter(({ unit }) => !wanted || unit.toLowerCase().includes(wanted))
		.sort((a, b) => turn * comparePair(key(a), key(b), compare) || compare(a.unit, b.unit));
}

function comparePair(
	a: string | number,
	b: string | number,
	compare: (a: string, b: string) => number,
): number {
	return typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
}
