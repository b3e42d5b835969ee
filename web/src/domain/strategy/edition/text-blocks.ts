import type { Block, ListItem } from '@luotsi/documents/report';
import type { ClauseKind } from '../strategy/clause-draft.ts';

interface Words {
	kind: ClauseKind;
	level: number;
	number: string;
	text: string;
}

/**
 * Clauses as headings, numbered paragraphs and lists; bullets that follow each other are one list. A first heading that
 * only repeats the title is left out.
 */
export function textBlocks(title: string, all: readonly Words[]): Block[] {
	const clauses = all[0]?.kind === 'heading' && isSame(all[0].text, title) ? all.slice(1) : all;
	const blocks: Block[] = [];
	const top = Math.min(...clauses.flatMap(({ kind, level }) => (kind === 'heading' ? level : [])));
	let items: ListItem[] | null = null;
	for (const { kind, level, number, text } of clauses) {
		if (kind === 'bullet') {
			if (!items) blocks.push({ kind: 'list', items: (items = []) });
			items.push({ text: [{ kind: 'strong', text: number }, ` ${text}`] });
			continue;
		}
		items = null;
		if (kind === 'paragraph') blocks.push({ kind: 'paragraph', number, text });
		else blocks.push({ kind: 'heading', level: headingLevel(level - top + 1), number, text });
	}
	return blocks;
}

const isSame = (one: string, other: string): boolean =>
	one.trim().toLocaleLowerCase('fi') === other.trim().toLocaleLowerCase('fi');

function headingLevel(level: number): 1 | 2 | 3 | 4 {
	return Math.min(Math.max(level, 1), 4) as 1 | 2 | 3 | 4;
}
