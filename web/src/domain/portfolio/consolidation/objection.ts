import * as v from 'valibot';
import { Key } from '../../organisation/tenant/tenant.ts';
import { Prose } from '../need/need-fields.ts';

const Uuid = v.pipe(v.string(), v.uuid());

/** A unit says that its need is another matter than the one it was merged into. */
export const ObjectionDraft = v.object({ wordingId: Uuid, text: Prose(2000, 3), key: Key });
export type ObjectionDraft = v.InferOutput<typeof ObjectionDraft>;

export const ObjectionAnswer = v.pipe(
	v.object({
		id: Uuid,
		outcome: v.picklist(['split', 'kept']),
		answer: v.optional(Prose(2000), ''),
	}),
	v.forward(
		v.partialCheck(
			[['outcome'], ['answer']],
			({ outcome, answer }) => outcome === 'split' || answer.length >= 3,
			'answer_needed',
		),
		['answer'],
	),
);
export type ObjectionAnswer = v.InferOutput<typeof ObjectionAnswer>;

export interface Objection {
	id: string;
	mergerId: string;
	text: string;
	unitId: string;
	unit: string;
	objectedAt: Date;
	/** The unit's need, and the one it was merged into. */
	needId: string;
	number: number;
	title: string;
	intoId: string;
	intoNumber: number;
	intoTitle: string;
	/** What the unit had said. */
	sentences: string[];
	outcome: 'split' | 'kept' | null;
	answer: string;
	answeredAt: Date | null;
}
