import type { Answer } from '../assessment/assessment.ts';
import type { Level } from '../framework/framework.ts';
import type { OwnShare } from '../share/share.ts';

/** What is kept of one person's competence, as the person takes it along. */
export interface OwnData {
	person: string;
	assessments: {
		survey: string;
		opensOn: string;
		closesOn: string;
		role: string;
		area: string | null;
		startedAt: Date;
		submittedAt: Date | null;
		wish: string;
		answers: (Answer & { code: string; competence: string; wording: string; target: Level | null })[];
		shares: Pick<OwnShare, 'withPerson' | 'sharedAt' | 'withdrawnAt' | 'readAt'>[];
	}[];
}
