import {
	contradicts,
	isOrphan,
	isUnserved,
	type Document,
	type DocumentGoal,
	type SilentClause,
} from '#domain/strategy/hierarchy/hierarchy.ts';

export const lists = ['reviews', 'orphans', 'contradicting', 'unserved', 'silent', 'goals'] as const;
export type ListName = (typeof lists)[number];

export interface ListRow {
	id: string;
	code: string;
	text: string;
	strategyId: string;
	strategy: string;
	/** A goal has a page of its own; a clause stands in its document. */
	isGoal: boolean;
	alignments: DocumentGoal['alignments'];
}

interface All {
	documents: readonly Document[];
	goals: readonly DocumentGoal[];
	silent: readonly SilentClause[];
	open: readonly { id: string; strategyId: string }[];
}

/** Rows of one list, of one document or of all; reviews are told by their own rows, here only counted. */
export function listed(all: All, list: ListName, documentId: string | null): ListRow[] {
	const parents = new Map(all.documents.map(({ id, parentId }) => [id, parentId !== null]));
	const ofDocument = <Row extends { strategyId: string }>(rows: readonly Row[]) =>
		rows.filter(({ strategyId }) => documentId === null || strategyId === documentId);
	const tests = {
		orphans: (goal: DocumentGoal) => isOrphan(goal, parents.get(goal.strategyId) ?? false),
		contradicting: contradicts,
		unserved: isUnserved,
		goals: () => true,
	};
	const none = { code: '', text: '', strategy: '', isGoal: false, alignments: [] };
	if (list === 'reviews') return ofDocument(all.open).map((task) => ({ ...none, ...task }));
	if (list === 'silent')
		return ofDocument(all.silent).map(({ number, ...rest }) => ({ ...none, ...rest, code: number }));
	return ofDocument(all.goals)
		.filter(tests[list])
		.map(({ id, code, title, strategyId, strategy, alignments }) => {
			return { id, code, text: title, strategyId, strategy, isGoal: true, alignments };
		});
}
