import * as v from 'valibot';
import { Id } from '../../organisation/tenant/tenant.ts';
import { NeedDraft } from '../need/need.ts';

/** What stands on a returned form, and of which round it is. */
export const PaperDraft = v.object({ ...NeedDraft.entries, roundId: Id });
export type PaperDraft = v.InferOutput<typeof PaperDraft>;

export const PaperUndo = v.object({ id: Id, roundId: Id, unitId: Id });
export type PaperUndo = v.InferOutput<typeof PaperUndo>;

/** A form typed in, as the pile beside the keyboard shows it. */
export interface EnteredForm {
	id: string;
	needId: string;
	number: number;
	text: string;
	unitId: string;
	unit: string;
	enteredAt: Date;
}
