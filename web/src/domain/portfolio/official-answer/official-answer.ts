import * as v from 'valibot';
import { Id, Key, OptionalId } from '../../organisation/tenant/tenant.ts';
import { Prose } from '../need/need-fields.ts';

export const OfficialAnswerDraft = v.object({
	needId: Id,
	text: Prose(4000, 3),
	/** The answer that the writer saw in force; someone else may have been first. */
	replacesId: OptionalId,
	key: Key,
});
export type OfficialAnswerDraft = v.InferOutput<typeof OfficialAnswerDraft>;

export const OfficialAnswerWithdrawal = v.object({ id: Id });

export interface OfficialAnswer {
	id: string;
	text: string;
	givenAt: Date;
	givenBy: string;
	/** Null while it is in force. */
	withdrawnAt: Date | null;
}
