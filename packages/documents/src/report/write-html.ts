import { cellText, dayText, isNumeric, languageTag } from './cell-text.ts';
import { escapeHtml, htmlText } from './html-text.ts';
import { htmlStyle } from './html-style.ts';
import type { Block, Fact, ListItem, Report, ReportCell, ReportTable } from './report.ts';
import { plainText, settle } from './settle.ts';

/** The report as one accessible HTML file that needs nothing beside it and runs nothing. */
export async function writeHtml(report: Report): Promise<string> {
	const settled = settle(report);
	const headings = new Headings();
	const body = settled.blocks.map((block) => blockHtml(block, settled, headings)).join('\n');
	const title = escapeHtml(settled.title);
	return `<!doctype html>
<html lang="${languageTag(settled.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeHtml(settled.author)}">
<title>${title} – ${escapeHtml(settled.author)}</title>
<style>${htmlStyle(settled.colour)}</style>
</head>
<body>
<header>
<p class="author">${escapeHtml(settled.author)}</p>
<h1>${title}</h1>
${settled.subtitle ? `<p class="subtitle">${escapeHtml(settled.subtitle)}</p>` : ''}
<p class="day"><time datetime="${settled.date}">${dayText(settled.date, settled.language)}</time></p>
${factsHtml(settled.facts ?? [])}
</header>
${settled.hasCover ? contentsHtml(settled) : ''}
<main>
${body}
</main>
</body>
</html>
`;
}

/** Gives each heading the address that the contents lead to. */
class Headings {
	#count = 0;
	next = (): string => `h${(this.#count += 1)}`;
}

function contentsHtml({ blocks, words }: Report): string {
	const headings = new Headings();
	const entries = blocks.flatMap((block) => {
		if (block.kind !== 'heading') return [];
		const id = headings.next();
		if (block.level > 2) return [];
		return [`<li class="level${block.level}"><a href="#${id}">${headingHtml(block)}</a></li>`];
	});
	if (entries.length === 0) return '';
	const name = escapeHtml(words.contents);
	return `<nav aria-label="${name}"><p class="contents">${name}</p><ol>${entries.join('\n')}</ol></nav>`;
}

function blockHtml(block: Block, report: Report, headings: Headings): string {
	switch (block.kind) {
		case 'heading':
			return `<h${block.level + 1} id="${headings.next()}">${headingHtml(block)}</h${block.level + 1}>`;
		case 'paragraph':
			return paragraphHtml(block);
		case 'list':
			return listHtml(block.items, block.ordered === true);
		case 'facts':
			return factsHtml(block.facts);
		case 'table':
			return tableHtml(block, report);
		case 'chart':
			return chartHtml(block, report);
		default:
			return '';
	}
}

function headingHtml({ number, text }: Extract<Block, { kind: 'heading' }>): string {
	return `${number ? `${escapeHtml(number)} ` : ''}${htmlText(text)}`;
}

function paragraphHtml({ number, text, style }: Extract<Block, { kind: 'paragraph' }>): string {
	const words = `${number ? `<b class="number">${escapeHtml(number)}</b> ` : ''}${htmlText(text)}`;
	if (style === 'quote') return `<blockquote><p>${words}</p></blockquote>`;
	return `<p${style ? ` class="${style}"` : ''}>${words}</p>`;
}

function listHtml(items: readonly ListItem[], ordered: boolean): string {
	const tag = ordered ? 'ol' : 'ul';
	const inner = items.map(
		(item) =>
			`<li>${htmlText(item.text)}${item.items?.length ? listHtml(item.items, item.ordered === true) : ''}</li>`,
	);
	return inner.length === 0 ? '' : `<${tag}>${inner.join('\n')}</${tag}>`;
}

function factsHtml(facts: readonly Fact[]): string {
	const rows = facts.map(
		({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${htmlText(value)}</dd></div>`,
	);
	return rows.length === 0 ? '' : `<dl>${rows.join('\n')}</dl>`;
}

function tableHtml(table: ReportTable, { language }: Report): string {
	const head = table.columns.map(
		(column) => `<th scope="col"${right(isNumeric(column))}>${escapeHtml(column.name)}</th>`,
	);
	const row = (cells: readonly ReportCell[]): string => {
		const inner = table.columns.map((column, at) => {
			const text = cellText(cells[at] ?? null, column, table, language);
			const isName = at === 0 && plainText(text) !== '';
			return isName
				? `<th scope="row"${right(isNumeric(column))}>${htmlText(text)}</th>`
				: `<td${right(isNumeric(column))}>${htmlText(text)}</td>`;
		});
		return `<tr>${inner.join('')}</tr>`;
	};
	const foot = table.totals ? `<tfoot>${row(table.totals)}</tfoot>` : '';
	const caption = escapeHtml(table.caption);
	return `<div class="wide" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${table.rows.map(row).join('\n')}</tbody>${foot}</table></div>`;
}

const right = (isRight: boolean): string => (isRight ? ' class="right"' : '');

/** A picture as data cannot run what its text might hold. */
function chartHtml(chart: Extract<Block, { kind: 'chart' }>, report: Report): string {
	const source = `data:image/svg+xml;base64,${Buffer.from(chart.svg, 'utf8').toString('base64')}`;
	const picture = `<figure><figcaption>${escapeHtml(chart.caption)}</figcaption><img src="${source}" alt="${escapeHtml(chart.alt)}"></figure>`;
	return chart.table ? `${picture}\n${tableHtml(chart.table, report)}` : picture;
}
