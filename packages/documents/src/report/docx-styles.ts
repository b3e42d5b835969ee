import { AlignmentType, LevelFormat } from 'docx';
import type { INumberingOptions, IStylesOptions } from 'docx';

const FONT = 'Source Sans 3';
const INK = '16202A';
const QUIET = '4B5763';
const MARKS = ['•', '–', '•'];

/** Word's own styles in the municipality's colour, so that its contents and outline find them. */
export function docxStyles(colour: string, language: string): IStylesOptions {
	const heading = (size: number, color: string, before: number) => ({
		run: { font: FONT, size, color, bold: true },
		paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
	});
	return {
		default: {
			document: {
				run: { font: FONT, size: 21, color: INK, language: { value: language } },
				paragraph: { spacing: { after: 140, line: 288 } },
			},
			title: {
				run: { font: FONT, size: 48, bold: true, color: INK },
				paragraph: { spacing: { before: 0, after: 120 } },
			},
			heading1: heading(34, colour, 440),
			heading2: heading(26, INK, 340),
			heading3: heading(23, INK, 280),
			heading4: heading(21, QUIET, 240),
			caption: {
				run: { font: FONT, size: 19, bold: true, italics: false, color: QUIET },
				paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
			},
			hyperlink: { run: { color: colour, underline: {} } },
		},
		paragraphStyles: [
			own('Subtitle', { run: { size: 26, color: QUIET } }),
			own('Quote', { paragraph: { indent: { left: 500 } } }),
			own('Lead', { run: { size: 24 } }),
			own('Small', { run: { size: 18, color: QUIET } }),
		],
	};
}

type OwnStyle = NonNullable<IStylesOptions['paragraphStyles']>[number];

function own(id: string, look: Pick<OwnStyle, 'run' | 'paragraph'>): OwnStyle {
	return { id, name: id, basedOn: 'Normal', next: 'Normal', quickFormat: true, ...look };
}

/** Bullets, and a numbering for each numbered list of its own, which begins at 1. */
export function docxNumbering(numberedLists: number): INumberingOptions {
	const indent = (level: number) => ({ paragraph: { indent: { left: 400 * (level + 1), hanging: 340 } } });
	const levels = (format: 'bullet' | 'decimal') =>
		[0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({
			level,
			format: format === 'bullet' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
			text: format === 'bullet' ? (MARKS[level % MARKS.length] ?? '•') : `%${level + 1}.`,
			alignment: AlignmentType.LEFT,
			style: indent(level),
		}));
	return {
		config: [
			{ reference: 'bullets', levels: levels('bullet') },
			...Array.from({ length: numberedLists }, (_, at) => ({
				reference: `numbers${at + 1}`,
				levels: levels('decimal'),
			})),
		],
	};
}
