import type { HiddenWhy } from '../disclosure/disclosure.ts';
import { groupOf, whyHidden, type GroupResult } from './group-result.ts';

export interface LinkedNeed {
	competenceId: string;
	needId: string;
	number: number;
	title: string;
}

interface Target {
	roleId: string;
	competenceId: string;
	level: number;
}

export interface Gap {
	roleId: string;
	competenceId: string;
	target: number;
	median: number;
	/** Levels from the group’s median to the target. */
	levels: number;
	/** Who hold posts of the role today. */
	people: number;
	needs: LinkedNeed[];
	/** Levels × people × (1 + needs): what is missed most stands first. */
	weight: number;
}

export interface Gaps {
	gaps: Gap[];
	/** Roles with targets of which nothing is shown. */
	hidden: { roleId: string; why: HiddenWhy }[];
}

export function gapsOf(
	result: GroupResult,
	targets: readonly Target[],
	peopleOf: ReadonlyMap<string, number>,
	needs: readonly LinkedNeed[],
): Gaps {
	const roles = [...new Set(targets.map(({ roleId }) => roleId))];
	const hidden = roles.flatMap((roleId) => {
		const why = whyHidden(result, { role: roleId });
		return why ? [{ roleId, why }] : [];
	});
	const gaps = targets.flatMap(({ roleId, competenceId, level }): Gap[] => {
		const figures = groupOf(result, { role: roleId })?.figures ?? [];
		const median = figures.find(({ competence }) => competence === competenceId)?.median;
		if (median === undefined || median >= level) return [];
		const people = peopleOf.get(roleId) ?? 0;
		const linked = needs.filter((need) => need.competenceId === competenceId);
		const levels = level - median;
		const weight = levels * people * (1 + linked.length);
		return [{ roleId, competenceId, target: level, median, levels, people, needs: linked, weight }];
	});
	return { gaps: gaps.sort((a, b) => b.weight - a.weight || b.levels - a.levels), hidden };
}
