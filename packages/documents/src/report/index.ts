export { REPORT_FORMATS } from './report.ts';
export type {
	Block,
	ColumnKind,
	Fact,
	Inline,
	ListItem,
	Report,
	ReportCell,
	ReportColumn,
	ReportFormat,
	ReportLanguage,
	ReportTable,
	ReportText,
	ReportWords,
} from './report.ts';
export { blocksOfMarkdown } from './blocks-of-markdown.ts';
export { writePdf } from './write-pdf.ts';
export { writeDocx } from './write-docx.ts';
export { writeXlsx } from './write-xlsx.ts';
export { writeHtml } from './write-html.ts';
export { ReportRefused } from './report-refused.ts';
export type { ReportRefusalCode } from './report-refused.ts';
export { canWritePdf, writeReport } from './report-process.ts';
export type { WriteLimits } from './report-process.ts';
export type { PdfStandard } from './typst-compiler.ts';
