export interface Column<Row> {
	key: string;
	label: string;
	/** Plain text of the cell; without it the table's `cell` snippet draws it. */
	text?: (row: Row) => string;
	/** Makes the text a link. */
	href?: (row: Row) => string | undefined;
	/** Sums and counts, set to the right. */
	numeric?: boolean;
	/** The column that names the row; the first one unless told. */
	heading?: boolean;
	sortable?: boolean;
	/** Keeps short things on one line. */
	nowrap?: boolean;
	/** A column of buttons: its label is only for screen readers. */
	hideLabel?: boolean;
}
