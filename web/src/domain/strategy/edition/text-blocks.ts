import type { Block, ListItem } from '@luotsi/documents/report';
import type { ClauseKind } from '../strategy/clause-draft.ts';

interface Words {
	kind: ClauseKind;
	level: number;
	number: string;
	text: string;
}

/** Clauses as headings, numbered paragraphs and lists; bullets that follow each other are one list. */
export function textBlocks(clauses: readonly Words[]): Block[] {
	const blocks: Block[] = [];
	const top = Math.min(...clauses.flatMap(({ kind, level }) => (kind === 'heading' ? level : [])));
	let items: ListItem[] | null = null;
	for (const { kind, level, number, text } of clauses) {
		if (kind === 'bullet') {
			if (!items) blocks.push({ kind: 'list', items: (items = []) });
			items.push({ text });
			continue;
		}
		items = null;
		if (kind === 'paragraph') blocks.push({ kind: 'paragraph', number, text });
		else blocks.push({ kind: 'heading', level: headingLevel(level - top + 1), number, text });
	}
	return blocks;
}

function headingLevel(level: number): 1 | 2 | 3 | 4 {
	return Math.min(Math.max(level, 1), 4) as 1 | 2 | 3 | 4;
}
