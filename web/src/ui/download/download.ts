/** A document's files, ready to be shown: a line for each format, a link for each language. */
export interface Download {
	title: string;
	note: string;
	formats: readonly { name: string; links: readonly DownloadLink[] }[];
	/** Sums by which a file kept for good can be known; null where none is. */
	sums: { title: string; rows: readonly { name: string; sum: string }[] } | null;
}

export interface DownloadLink {
	language: string;
	/** The language's own name. */
	label: string;
	href: string;
	/** Size of a kept file. */
	size: string;
}
