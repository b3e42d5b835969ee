import * as v from 'valibot';
import { Id, Key, OptionalId } from '../../organisation/tenant/tenant.ts';
import { Prose } from '../need/need-fields.ts';

export const InquiryDraft = v.object({
	needId: Id,
	/** One sentence whose speaker is asked; empty asks everyone who has said the need. */
	wordingId: OptionalId,
	text: Prose(2000, 3),
	/** The need is marked as being clarified; a box left empty sends nothing. */
	clarify: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text !== ''),
	),
	key: Key,
});
export type InquiryDraft = v.InferOutput<typeof InquiryDraft>;

export const InquiryWithdrawal = v.object({ id: Id });

export const LONGEST_ANSWER = 4000;

export const AnswerDraft = v.object({
	inquiryId: Id,
	text: Prose(LONGEST_ANSWER, 1),
	key: Key,
});
export type AnswerDraft = v.InferOutput<typeof AnswerDraft>;

/** An answer that came as a letter; who sent it is told by the address. */
export interface MailAnswer {
	inquiryId: string;
	text: string;
	address: string;
	key?: string;
}

export type AnswerChannel = 'follow' | 'unit_link' | 'mail' | 'form';

export interface InquiryAnswer {
	id: string;
	text: string;
	channel: AnswerChannel;
	/** The unit whose sentence it is about, and who answered, as far as it is known. */
	unit: string | null;
	name: string;
	answeredAt: string;
}

export interface Inquiry {
	id: string;
	text: string;
	askedAt: Date;
	askedBy: string | null;
	isWithdrawn: boolean;
	/** Units of those asked, each once. */
	units: string[];
	/** The reader may answer for one of those asked. */
	mayAnswer: boolean;
	answers: InquiryAnswer[];
}

/** A question that waits, in the list of them all. */
export interface OpenInquiry extends Inquiry {
	needId: string;
	number: number;
	title: string;
	isMine: boolean;
}
