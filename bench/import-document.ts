import type { DocumentText } from '@luotsi/documents';
import type { Sample } from './import-manifest.ts';
import { partsOf, plainXml } from './import-package.ts';

const ENOUGH = 0.8;
const FEW = 30;

/** Pages and letters against what other readers count. */
export function documentContent(sample: Sample, document: DocumentText): string {
	if (sample.format !== 'pdf') return '';
	const told = Object.values(sample.oracles ?? {}).filter((one) => one.startsWith('OK'));
	const pages = told.flatMap((one) => /pages[=:] ?(\d+)/i.exec(one)?.[1] ?? []).map(Number);
	if (pages.length > 0 && !pages.includes(document.pages ?? 0))
		return `${document.pages} pages, others find ${pages.join(', ')}`;
	const letters = told.flatMap((one) => /chars=(\d+)/.exec(one)?.[1] ?? []).map(Number);
	return isShort(
		document.clauses.reduce((sum, { text }) => sum + text.length, 0),
		Math.max(0, ...letters),
	);
}

/** Page numbers, running heads and numbers of headings are left out on purpose. */
function isShort(read: number, expected: number): string {
	return read >= expected * ENOUGH - FEW ? '' : `${read} letters, others find ${expected}`;
}

/** The text against the texts that stand in the XML. */
export function isTextInXml(document: DocumentText, bytes: Uint8Array): string {
	const xml = [...partsOf(bytes, /^(?:word\/)?[^/]*document[^/]*\.xml$/i).values()].join('');
	const kept = xml.replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>|<w:del [\s\S]*?<\/w:del>/g, '');
	const texts = [...kept.matchAll(/<(?:\w+:)?t(?: [^>]*)?>([^<]*)<\/(?:\w+:)?t>/g)].map((match) =>
		plainXml(match[1]!),
	);
	const letters = (text: string) => text.normalize('NFC').replace(/\s/g, '');
	const mine = letters(document.clauses.map(({ number, text }) => number + text).join(''));
	const foreign = [...new Set(letters(document.clauses.map(({ text }) => text).join('')))].filter(
		(letter) => !letters(texts.join('')).includes(letter) && !'–☐☒'.includes(letter),
	);
	if (foreign.length > 0 && texts.length > 0) return `letters that are not in the file: ${foreign.join('')}`;
	return isShort(mine.length, letters(texts.join('')).length);
}
