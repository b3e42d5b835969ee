/** What a poster or a form on paper tells of a unit. */
export interface PrintedUnit {
	id: string;
	name: string;
	/** Where the QR code leads. */
	link: string;
	/** The same place in an address that can be typed. */
	short: string;
}

export const printedSorts = ['poster', 'form'] as const;
export type PrintedSort = (typeof printedSorts)[number];

/** The poster unless the form is asked for. */
export function printedSort(url: { searchParams: { get(name: string): string | null } }): PrintedSort {
	return url.searchParams.get('as') === 'form' ? 'form' : 'poster';
}
