export const chainLevels = ['owner', 'deputy', 'coordinator', 'director', 'administrator'] as const;
export type ChainLevel = (typeof chainLevels)[number];

/** Who might be reminded of a need; people whose accounts are closed are not here. */
export interface Reachable {
	/** A post answers for the need. */
	hasOwner: boolean;
	/** Holder of that post, when it is in force and filled. */
	ownerId: string | null;
	/** Holders of other posts with the same role. */
	deputyIds: readonly string[];
	coordinatorIds: readonly string[];
	directorIds: readonly string[];
	administratorIds: readonly string[];
}

/** Why a reminder comes to this person and not to another. */
export type NudgeCause = 'own' | 'vacant' | 'no_owner' | 'unmoved';

export interface ChainStep {
	step: number;
	level: ChainLevel;
	personIds: string[];
}

/** Who is reminded first, who next when nothing has moved, and so on; each person once, no step is empty. */
export function chainOf(people: Reachable): ChainStep[] {
	const told = new Set<string>();
	const steps: ChainStep[] = [];
	for (const level of chainLevels) {
		const personIds = [...new Set(atLevel(people, level))].filter((id) => !told.has(id));
		if (personIds.length === 0) continue;
		for (const id of personIds) told.add(id);
		steps.push({ step: steps.length + 1, level, personIds });
		// Who stands in for a post does so for its holder, not beside them.
		if (level === 'owner') people = { ...people, deputyIds: [] };
	}
	return steps;
}

function atLevel(people: Reachable, level: ChainLevel): readonly string[] {
	const { ownerId, deputyIds, coordinatorIds, directorIds, administratorIds } = people;
	const at: Record<ChainLevel, readonly string[]> = {
		owner: ownerId ? [ownerId] : [],
		deputy: deputyIds,
		coordinator: coordinatorIds,
		director: directorIds,
		administrator: administratorIds,
	};
	return at[level];
}

export function causeOf(people: Reachable, { step, level }: ChainStep): NudgeCause {
	if (step > 1) return 'unmoved';
	if (level === 'owner') return 'own';
	return people.hasOwner ? 'vacant' : 'no_owner';
}

export interface Standing {
	/** Whole days in the state. */
	days: number;
	staleAfter: number;
	/** The last step taken since it came to the state; 0 when none. */
	lastStep: number;
	daysSinceLast: number;
}

/** The step to take today, or null: each after as many days again. */
export function dueStep({ days, staleAfter, lastStep, daysSinceLast }: Standing): number | null {
	if (days < staleAfter) return null;
	if (lastStep === 0) return 1;
	return daysSinceLast >= staleAfter ? lastStep + 1 : null;
}
