export type Movement = 'new' | 'in' | 'out' | 'none';

/** A numbered mark; its number stands in the table and in the list under the picture too. */
export interface RadarMark {
	id: string;
	number: number;
	name: string;
	href: string;
	/** Which quarter and which ring, from zero; the innermost ring is the first. */
	quadrant: number;
	ring: number;
	movement: Movement;
	/** Everything the mark tells, for those who hear it. */
	text: string;
}
