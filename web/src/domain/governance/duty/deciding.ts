/** The decision that did it, where a meeting did: enough to name and to open it. */
export interface Deciding {
	id: string;
	meetingId: string;
	body: string;
	section: number;
	year: number;
	yearStarts: number;
}
