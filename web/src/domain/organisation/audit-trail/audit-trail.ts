export interface TrailEvent {
	seq: number;
	at: Date;
	person: string;
	verb: string;
	subjectType: string;
	subjectId: string;
	change: Record<string, unknown>;
}

/** What of the trail is wanted; anything left out is not limited by. */
export interface TrailFilter {
	subjectType?: string;
	subjectId?: string;
	verb?: string;
	personId?: string;
	/** First and last day, both taken along. */
	from?: string;
	to?: string;
	limit: number;
	offset: number;
}
