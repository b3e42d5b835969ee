import type { Alignment } from '../alignment/alignment.ts';
import type { Goal } from '../goal/goal.ts';
import type { StrategyKind } from '../strategy/strategy.ts';

export interface Document {
	id: string;
	title: string;
	kind: StrategyKind;
	parentId: string | null;
	accountable: string | null;
	editionName: string | null;
	inForceFrom: string | null;
	draftId: string | null;
	openReviews: number;
	clauses: number;
}

export interface DocumentGoal extends Pick<Goal, 'id' | 'code' | 'title' | 'strategyId' | 'strategy'> {
	alignments: Alignment[];
	/** How many needs and measures carry the goal. */
	carriers: number;
}

export interface Counts {
	goals: number;
	orphans: number;
	contradicting: number;
	unserved: number;
	reviews: number;
}

export interface TreeNode {
	document: Document;
	depth: number;
	own: Counts;
	/** With everything below. */
	whole: Counts;
	children: TreeNode[];
}

export interface SilentClause {
	id: string;
	number: string;
	text: string;
	strategyId: string;
	strategy: string;
}

const none: Counts = { goals: 0, orphans: 0, contradicting: 0, unserved: 0, reviews: 0 };

/** Aligned to nothing in force, though its strategy stands under another document. */
export const isOrphan = (goal: DocumentGoal, hasParent: boolean) =>
	hasParent && !goal.alignments.some(({ isInForce }) => isInForce);

export const contradicts = ({ alignments }: DocumentGoal) =>
	alignments.some(({ stance, isInForce }) => stance === 'contradicts' && isInForce);

export const isUnserved = ({ carriers }: DocumentGoal) => carriers === 0;

function countsOf(document: Document, goals: readonly DocumentGoal[]): Counts {
	const own = goals.filter(({ strategyId }) => strategyId === document.id);
	return {
		goals: own.length,
		orphans: own.filter((goal) => isOrphan(goal, document.parentId !== null)).length,
		contradicting: own.filter(contradicts).length,
		unserved: own.filter(isUnserved).length,
		reviews: document.openReviews,
	};
}

function sum(a: Counts, b: Counts): Counts {
	return {
		goals: a.goals + b.goals,
		orphans: a.orphans + b.orphans,
		contradicting: a.contradicting + b.contradicting,
		unserved: a.unserved + b.unserved,
		reviews: a.reviews + b.reviews,
	};
}

/** Documents under their parents; municipal plans first, then by title. */
export function treeOf(documents: readonly Document[], goals: readonly DocumentGoal[]): TreeNode[] {
	const byParent = Map.groupBy(documents, ({ parentId }) => parentId);
	const rank = ({ kind }: Document) =>
		['municipal_plan', 'parent_document', 'service_strategy'].indexOf(kind);
	const under = (parentId: string | null, depth: number): TreeNode[] =>
		(byParent.get(parentId) ?? [])
			.toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'fi'))
			.map((document) => {
				const children = under(document.id, depth + 1);
				const own = countsOf(document, goals);
				const whole = children.reduce((all, child) => sum(all, child.whole), own);
				return { document, depth, own, whole, children };
			});
	return under(null, 0);
}

export const totalOf = (tree: readonly TreeNode[]): Counts =>
	tree.reduce((all, { whole }) => sum(all, whole), none);
