import type { PdfLine } from './pdf-lines.ts';

const PAGE_NUMBER = /^(?:sivu|sida|page|s\.)?\s*\d{1,4}(?:\s*[(/]\s*\d{1,4}\s*\)?)?$/i;
const EDGE_LINES = 3;

/** The pages without page numbers and without lines that stand at the edge of most pages. */
export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
	const seen = new Map<string, number>();
	for (const page of pages)
		for (const key of new Set(edges(page).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
	const isRunning = (line: PdfLine) => (seen.get(keyOf(line)) ?? 0) >= Math.max(3, pages.length / 2);
	return pages.map((page) => {
		const atEdge = new Set(edges(page));
		const outermost = new Set([page[0], page.at(-1)]);
		return page.filter(
			(line) =>
				!(atEdge.has(line) && isRunning(line)) && !(outermost.has(line) && PAGE_NUMBER.test(line.text)),
		);
	});
}

/** The uppermost and lowest lines. */
function edges(page: readonly PdfLine[]): PdfLine[] {
	const byHeight = page.toSorted((a, b) => b.y - a.y);
	return [...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)];
}

/** Page numbers differ, the rest of a running head does not. */
const keyOf = ({ text, y }: PdfLine): string => `${text.replace(/\d+/g, '#')}@${Math.round(y / 3)}`;
