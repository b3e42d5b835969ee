import type { Appendix } from './agenda.ts';
import type { Capacity, Presence } from './attendance.ts';
import type { Office } from './meeting.ts';

/** The minutes as data: what is signed, shown, printed and handed over. */
export interface MinutesRecord {
	body: string;
	number: number;
	year: number;
	yearStarts: number;
	heldOn: string;
	startsAt: string;
	endsAt: string | null;
	place: string;
	opening: { on: string; clock: string; statement: string; chair: string; isChairElected: boolean } | null;
	closing: { on: string; clock: string } | null;
	attendance: {
		title: string;
		name: string;
		capacity: Capacity;
		presence: Presence;
		office: Office | null;
		cameAt: string | null;
		leftAt: string | null;
	}[];
	items: RecordedItem[];
}

export interface RecordedItem {
	id: string;
	number: number;
	title: string;
	presenter: string | null;
	caseNumber: string;
	grounds: string;
	proposal: string;
	appendices: Appendix[];
	minutes: string;
	decision: RecordedDecision | null;
	followUps: { title: string; post: string; dueOn: string }[];
}

export interface RecordedDecision {
	id: string;
	section: number;
	year: number;
	decidedOn: string;
	matter: string;
	proposal: string;
	decision: string;
	grounds: string;
	appendices: Appendix[];
	caseNumber: string;
	/** § and year of the decision it puts right. */
	corrects: { section: number; year: number } | null;
}

export interface Signature {
	attendanceId: string;
	office: Office;
	name: string;
	signedOn: string;
}

/** The whole of what is known of a meeting's minutes. */
export interface Minutes {
	record: MinutesRecord;
	textHash: string;
	signatures: Signature[];
	signedOffOn: string | null;
}
