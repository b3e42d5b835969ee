import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';

export const ShareDraft = v.object({ surveyId: Id, withPersonId: Id });
export type ShareDraft = v.InferOutput<typeof ShareDraft>;

export const ShareOf = v.object({ id: Id });

/** What one has shown, to whom, and each time it was looked at. */
export interface OwnShare {
	id: string;
	surveyId: string;
	survey: string;
	withPersonId: string;
	withPerson: string;
	sharedAt: Date;
	withdrawnAt: Date | null;
	readAt: Date[];
}

/** What another has shown to the reader. */
export interface SharedWithMe {
	id: string;
	personId: string;
	person: string;
	surveyId: string;
	survey: string;
	role: string;
	sharedAt: Date;
}
