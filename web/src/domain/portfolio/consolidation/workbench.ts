import type { NeedState } from '../need/need.ts';
import {
	isAtLeast,
	levelOf,
	type ConfidenceLevel,
	type GroupLink,
	type SuggestedGroup,
} from './suggested-group.ts';

export interface MemberWording {
	id: string;
	text: string;
	place: string;
	why: string;
	unit: string;
	unitId: string;
	areaId: string;
}

/** One need of a group, as it lies beside the others. */
export interface GroupMember {
	id: string;
	number: number;
	version: number;
	title: string;
	state: NeedState;
	kind: string | null;
	costInvestment: number;
	costOneOff: number;
	costYearly: number;
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
	effort: { roleId: string; role: string; days: number }[];
	wordings: MemberWording[];
}

export interface WorkGroup {
	/** Number of its first need: the address of the group. */
	key: number;
	confidence: number;
	level: ConfidenceLevel;
	members: GroupMember[];
	links: GroupLink[];
	/** The act that put it aside. */
	laterActId: string | null;
}

export const workViews = ['open', 'later'] as const;
export type WorkView = (typeof workViews)[number];

export interface WorkFilters {
	view: WorkView;
	level: ConfidenceLevel;
	q: string;
	area: string;
}

/** Groups with their needs, surest first; needs that are gone are left out. */
export function workGroups(
	suggested: readonly SuggestedGroup[],
	members: readonly GroupMember[],
	putAside: readonly { actId: string; needIds: readonly string[] }[],
): WorkGroup[] {
	const byId = new Map(members.map((member) => [member.id, member]));
	const groups = suggested.flatMap(({ needIds, confidence, links }): WorkGroup[] => {
		const own = needIds.flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => a.number - b.number);
		if (own.length < 2) return [];
		const laterActId = putAside.find((act) => needIds.every((id) => act.needIds.includes(id)))?.actId ?? null;
		const level = levelOf(confidence);
		return [{ key: own[0]!.number, confidence, level, members: own, links, laterActId }];
	});
	return groups.toSorted((a, b) => b.confidence - a.confidence || a.key - b.key);
}

export function fits(group: WorkGroup, { view, level, q, area }: WorkFilters): boolean {
	const said = group.members.flatMap(({ wordings }) => wordings);
	const sought = q.toLocaleLowerCase();
	const texts = [
		...group.members.map(({ title, number }) => `${number} ${title}`),
		...said.map((one) => one.text),
	];
	return (
		(group.laterActId !== null) === (view === 'later') &&
		isAtLeast(group.confidence, level) &&
		(area === '' || said.some(({ areaId }) => areaId === area)) &&
		(sought === '' || texts.some((text) => text.toLocaleLowerCase().includes(sought)))
	);
}

/** The need that most units have said is the likeliest to keep its title; of equals the first. */
export function likeliestToStay(members: readonly GroupMember[]): string {
	const units = ({ wordings }: GroupMember) => new Set(wordings.map(({ unitId }) => unitId)).size;
	return members.toSorted((a, b) => units(b) - units(a) || a.number - b.number)[0]!.id;
}
