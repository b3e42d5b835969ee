import { zipOf } from './zip-sample.ts';

const NAMESPACES =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const LEVELS = (format: string) =>
	[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A paragraph, for tests: its style, its list (1 numbered, 2 bullets) with a level, bold or not. */
export function paragraph(
	text: string,
	{ style, list, level = 0, bold }: { style?: string; list?: 1 | 2; level?: number; bold?: boolean } = {},
): string {
	const numbering = list ? `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>` : '';
	const properties = `<w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${numbering}</w:pPr>`;
	return `<w:p>${properties}<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

/** A table of one paragraph a cell, for tests. */
export function wordTable(rows: readonly (readonly string[])[]): string {
	const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
	return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** A Word document with the given body, for tests; `before` stands before its root element. */
export function docxOf(body: string, before = ''): Buffer {
	const style = (id: string, name: string) =>
		`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
	const headings = [1, 2, 3].map((depth) => style(`Otsikko${depth}`, `heading ${depth}`)).join('');
	const list = (id: number, format: string) =>
		`<w:abstractNum w:abstractNumId="${id}">${LEVELS(format)}</w:abstractNum>`;
	const relation = (id: number, type: string, target: string) =>
		`<Relationship Id="r${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
	const relations = (content: string) =>
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
	return zipOf([
		{
			name: '[Content_Types].xml',
			content:
				'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
		},
		{ name: '_rels/.rels', content: relations(relation(1, 'officeDocument', 'word/document.xml')) },
		{
			name: 'word/_rels/document.xml.rels',
			content: relations(relation(1, 'styles', 'styles.xml') + relation(2, 'numbering', 'numbering.xml')),
		},
		{
			name: 'word/styles.xml',
			content: `<w:styles ${NAMESPACES}>${style('Nimi', 'Title')}${style('Sisluet1', 'toc 1')}${headings}</w:styles>`,
		},
		{
			name: 'word/numbering.xml',
			content: `<w:numbering ${NAMESPACES}>${list(1, 'decimal')}${list(2, 'bullet')}${[1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`,
		},
		{
			name: 'word/document.xml',
			content: `${before}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
		},
	]);
}
