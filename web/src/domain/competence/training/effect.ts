import type { GroupKey } from '../disclosure/disclosure.ts';
import { changeBetween, type LevelChange } from '../disclosure/median.ts';
import { groupOf, type GroupResult } from '../group-result/group-result.ts';
import type { Training } from './training.ts';

/** A group in the survey before the training and in the one after it. */
export interface EffectRow {
	/** Null = everybody who answered, to compare with. */
	roleId: string | null;
	competenceId: string;
	before: number;
	after: number;
	change: LevelChange;
	people: { before: number; after: number };
}

export interface Effect {
	before: { name: string; endedOn: string } | null;
	after: { name: string; endedOn: string } | null;
	rows: EffectRow[];
	/** Roles and competences of the training of which one of the surveys shows nothing. */
	hidden: { roleId: string; competenceId: string }[];
}

type Whom = Pick<Training, 'startsOn' | 'endsOn' | 'competenceIds' | 'roles' | 'positions'>;

/** What the surveys around a training tell of those for whom it was; nobody is followed from one to the other. */
export function effectOf(training: Whom, results: readonly GroupResult[]): Effect {
	const sorted = results.toSorted((a, b) => a.endedOn.localeCompare(b.endedOn));
	const before = sorted.findLast(({ endedOn }) => endedOn < training.startsOn) ?? null;
	const after = sorted.find(({ opensOn }) => opensOn > training.endsOn) ?? null;
	const head = (one: GroupResult | null) => one && { name: one.survey, endedOn: one.endedOn };
	const sides = { before: head(before), after: head(after) };
	if (!before || !after) return { ...sides, rows: [], hidden: [] };
	const roleIds = [
		...new Set([...training.roles.map(({ id }) => id), ...training.positions.map(({ roleId }) => roleId)]),
	];
	const rows: EffectRow[] = [];
	const hidden: Effect['hidden'] = [];
	for (const competenceId of training.competenceIds) {
		for (const roleId of roleIds) {
			const row = rowOf(roleId, competenceId, { before, after });
			if (row) rows.push(row);
			else hidden.push({ roleId, competenceId });
		}
		const everybody = rowOf(null, competenceId, { before, after });
		if (everybody) rows.push(everybody);
	}
	return { ...sides, rows, hidden };
}

function rowOf(
	roleId: string | null,
	competenceId: string,
	{ before, after }: { before: GroupResult; after: GroupResult },
): EffectRow | null {
	const key: GroupKey = roleId === null ? {} : { role: roleId };
	const [was, is] = [groupOf(before, key), groupOf(after, key)];
	const figure = (group: typeof was) => group?.figures.find(({ competence }) => competence === competenceId);
	const [first, second] = [figure(was), figure(is)];
	if (!was || !is || !first || !second) return null;
	return {
		...{ roleId, competenceId, before: first.median, after: second.median },
		change: changeBetween(first, second),
		people: { before: was.people, after: is.people },
	};
}
