import { ExternalHyperlink, TextRun } from 'docx';
import { languageTag } from './cell-text.ts';
import type { ReportText } from './report.ts';
import { settleText } from './settle.ts';

type Run = TextRun | ExternalHyperlink;
type Look = Exclude<ConstructorParameters<typeof TextRun>[0], string>;

/** Running text as Word's runs. */
export function docxRuns(text: ReportText, look: Look = {}): Run[] {
	return settleText(text).flatMap((piece): Run[] => {
		if (typeof piece === 'string') return lines(piece, look);
		if (piece.kind === 'strong') return docxRuns(piece.text, { ...look, bold: true });
		if (piece.kind === 'emphasis') return docxRuns(piece.text, { ...look, italics: true });
		if (piece.kind === 'span')
			return docxRuns(piece.text, { ...look, language: { value: tagOf(piece.language) } });
		return [
			new ExternalHyperlink({
				link: piece.to,
				children: docxRuns(piece.text, { ...look, style: 'Hyperlink' }).filter(
					(run) => run instanceof TextRun,
				),
			}),
		];
	});
}

function lines(text: string, look: Look): TextRun[] {
	return text
		.split('\n')
		.map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 && { break: 1 }) }));
}

function tagOf(language: string): string {
	return language === 'fi' || language === 'sv' || language === 'en' ? languageTag(language) : language;
}
