/** Languages a report is written in. */
export type ReportLanguage = 'fi' | 'sv' | 'en';

/** A piece of running text. Only what is given here is markup; a string is always plain text. */
export type Inline =
	| string
	| { kind: 'strong'; text: ReportText }
	| { kind: 'emphasis'; text: ReportText }
	/** Only http, https and mailto addresses become links; of others the text stays. */
	| { kind: 'link'; to: string; text: ReportText }
	/** Words in another language than the report's, so that they are read aloud rightly. */
	| { kind: 'span'; language: string; text: ReportText };

/** Running text; a line break in a string is one on the page. */
export type ReportText = string | readonly Inline[];

/** One item of a list, perhaps with a list under it. */
export interface ListItem {
	text: ReportText;
	items?: readonly ListItem[];
	/** Of the list under it. */
	ordered?: boolean;
}

/** A name with its value: "Decided on" – "12.12.2026". */
export interface Fact {
	name: string;
	value: ReportText;
}

/** What a column holds; numbers and money stand right, dates are given as `2027-03-15`. */
export type ColumnKind = 'text' | 'number' | 'date' | 'money';

/** A column of a table. */
export interface ReportColumn {
	name: string;
	kind: ColumnKind;
	/** Share of the width that text columns divide; default 1. */
	width?: number;
	/** Of numbers; money has none when all its values are whole. */
	decimals?: number;
}

/** One value: numbers and money as numbers, dates as ISO days; null is empty. Text may stand in any column. */
export type ReportCell = ReportText | number | null;

/** A table with a header row; the first column names the row when it holds text. */
export interface ReportTable {
	caption: string;
	columns: readonly ReportColumn[];
	rows: readonly (readonly ReportCell[])[];
	/** A last row that sums the others. */
	totals?: readonly ReportCell[];
}

/** One part of a report, in the order of reading. */
export type Block =
	| { kind: 'heading'; level: 1 | 2 | 3 | 4; text: ReportText; number?: string }
	| { kind: 'paragraph'; text: ReportText; number?: string; style?: 'lead' | 'quote' | 'small' }
	| { kind: 'list'; items: readonly ListItem[]; ordered?: boolean }
	| { kind: 'facts'; facts: readonly Fact[] }
	| ({ kind: 'table' } & ReportTable)
	/** `alt` says in words what the picture shows; the table has its values. */
	| { kind: 'chart'; caption: string; svg: string; alt: string; table?: ReportTable }
	| { kind: 'pageBreak' };

/** The few words that the writers add themselves. */
export interface ReportWords {
	/** Over the list of contents. */
	contents: string;
	/** Before the number of a table and of a chart: "Table", "Figure". */
	table: string;
	figure: string;
	/** Name of the sheet that has the text of the report. */
	text: string;
}

/** One document of the product; the four writers make PDF, DOCX, XLSX and HTML of it. */
export interface Report {
	title: string;
	/** Under the title: what it is of, or a note such as "draft". */
	subtitle?: string;
	language: ReportLanguage;
	/** The organisation whose document this is. */
	author: string;
	/** The day of the document, `2026-11-23`. */
	date: string;
	/** As `#0b5a8a`, already dark enough to be read on white. */
	colour: string;
	words: ReportWords;
	/** Told on the front page, or under the title. */
	facts?: readonly Fact[];
	/** A front page of its own and a list of contents; for documents of many pages. */
	hasCover?: boolean;
	blocks: readonly Block[];
}

/** Formats a report can be written in. */
export const REPORT_FORMATS = ['pdf', 'docx', 'xlsx', 'html'] as const;

/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];
