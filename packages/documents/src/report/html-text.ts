import type { ReportText } from './report.ts';
import { settleText } from './settle.ts';

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text that can stand anywhere in HTML, also between quotes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Running text as HTML. */
export function htmlText(text: ReportText): string {
	return settleText(text)
		.map((piece) => {
			if (typeof piece === 'string') return escapeHtml(piece).replaceAll('\n', '<br>');
			const inner = htmlText(piece.text);
			if (piece.kind === 'strong') return `<strong>${inner}</strong>`;
			if (piece.kind === 'emphasis') return `<em>${inner}</em>`;
			if (piece.kind === 'span') return `<span lang="${escapeHtml(piece.language)}">${inner}</span>`;
			return `<a href="${escapeHtml(piece.to)}" rel="noopener noreferrer">${inner}</a>`;
		})
		.join('');
}
