/** A line of text on a page, for tests; y grows upwards from 0 to 842. */
export interface SampleLine {
	text: string;
	y: number;
	size?: number;
}

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&');

/** A PDF of pages of lines set in Helvetica, for tests; letters of Windows-1252 only. */
export function pdfOf(pages: readonly (readonly SampleLine[])[], trailer = ''): Buffer {
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, page) => `${4 + page * 2} 0 R`).join(' ')}]>>`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
	];
	for (const lines of pages) {
		const content = lines
			.map(({ text, y, size = 11 }) => `BT /F1 ${size} Tf 60 ${y} Td (${escaped(text)}) Tj ET`)
			.join('\n');
		objects.push(
			`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${objects.length + 2} 0 R>>`,
			`<</Length ${content.length}>>\nstream\n${content}\nendstream`,
		);
	}
	let file = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const place = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, '0')} 00000 n \n`;
	});
	const start = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
