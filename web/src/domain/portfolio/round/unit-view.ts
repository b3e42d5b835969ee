import type { NeedState } from '../need/need.ts';

/** A unit's own sentence and what became of it. */
export interface OwnWording {
	id: string;
	text: string;
	place: string;
	why: string;
	speaker: string;
	saidAt: Date;
	/** Taken back by whoever said it. */
	withdrawnAt: string | null;
	needId: string;
	number: number;
	/** The number it was given when it was said. */
	saidNumber: number;
	title: string;
	state: NeedState;
	stateReason: string;
	/** Other units whose need it is too. */
	others: string[];
	/** The municipality's own answer, where it has been given. */
	answer: { text: string; givenAt: string } | null;
	/** Where the newest plan has it. */
	planned: { outcome: 'scheduled' | 'not_scheduled'; startsOn: string | null; endsOn: string | null } | null;
}

/** A question that the unit has not answered. */
export interface OpenQuestion {
	id: string;
	needId: string;
	number: number;
	text: string;
	askedAt: Date;
	/** Address of the sentence's own page, where it is answered. */
	followToken: string;
}

/** A yearly list on which the unit has not said what each need means to it. */
export interface OpenCommitment {
	listId: string;
	name: string;
	answerBy: string;
	missing: number;
}

/** The unit does not agree that a need of its was merged, and waits for an answer. */
export interface OpenObjection {
	id: string;
	needId: string;
	number: number;
	title: string;
	text: string;
	objectedAt: Date;
}

export interface Waiting {
	questions: OpenQuestion[];
	commitments: OpenCommitment[];
	objections: OpenObjection[];
}
