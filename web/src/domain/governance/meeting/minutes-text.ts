import * as Y from 'yjs';
import { editsBetween } from './text-edits.ts';

/** The name of the one text in a document of an agenda item. */
const TEXT = 'text';

export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
	const document = new Y.Doc();
	if (updates.length > 0)
		document.transact(() => {
			for (const update of updates) Y.applyUpdate(document, update);
		});
	return document;
}

export const textOf = (document: Y.Doc): Y.Text => document.getText(TEXT);

/** Writes what was typed as changes to the text, so that the others' words between them stay. */
export function typeInto(document: Y.Doc, before: string, after: string, origin?: unknown): void {
	const text = textOf(document);
	document.transact(() => {
		for (const { at, remove, insert } of editsBetween(before, after)) {
			if (remove > 0) text.delete(at, remove);
			if (insert) text.insert(at, insert);
		}
	}, origin);
}

/** One piece that holds all of them. */
export function wholeOf(updates: readonly Uint8Array[]): Uint8Array {
	return Y.encodeStateAsUpdate(documentOf(updates));
}

/** False for bytes that no writer of ours has made: taken in, they would spoil the text for all. */
export function isUpdate(update: Uint8Array): boolean {
	try {
		Y.applyUpdate(new Y.Doc(), update);
		return true;
	} catch {
		return false;
	}
}

export function plainText(updates: readonly Uint8Array[]): string {
	return textOf(documentOf(updates)).toString();
}

/** What typing on the state of the updates adds to it. */
export function pieceOf(updates: readonly Uint8Array[], typed: string): Uint8Array | null {
	const document = documentOf(updates);
	const before = Y.encodeStateVector(document);
	const text = textOf(document).toString();
	if (text === typed) return null;
	typeInto(document, text, typed);
	return Y.encodeStateAsUpdate(document, before);
}
