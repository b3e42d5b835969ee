/** Plain questions about personal data, answered before a pilot begins. */
export const protectionQuestions = ['personal', 'special', 'abroad', 'agreed', 'told', 'erased'] as const;
export type ProtectionQuestion = (typeof protectionQuestions)[number];

export const protectionAnswers = ['open', 'yes', 'no'] as const;
export type ProtectionAnswer = (typeof protectionAnswers)[number];

export type Protection = Partial<Record<ProtectionQuestion, ProtectionAnswer>>;

/** What must be so where personal data is handled. */
const promises: readonly ProtectionQuestion[] = ['agreed', 'told', 'erased'];
/** What must be explained when it is so. */
const risks: readonly ProtectionQuestion[] = ['special', 'abroad'];

export type OpenMatter = {
	question: ProtectionQuestion;
	why: 'unanswered' | 'not_promised' | 'not_explained';
};

/** What keeps the pilot from beginning; nothing more is asked where no personal data is handled. */
export function openMatters(protection: Protection, note: string): OpenMatter[] {
	const { personal = 'open' } = protection;
	if (personal === 'open') return [{ question: 'personal', why: 'unanswered' }];
	if (personal === 'no') return [];
	return [...risks, ...promises].flatMap((question): OpenMatter[] => {
		const answer = protection[question] ?? 'open';
		if (answer === 'open') return [{ question, why: 'unanswered' }];
		if (answer === 'no' && promises.includes(question)) return [{ question, why: 'not_promised' }];
		if (answer === 'yes' && risks.includes(question) && note.trim() === '')
			return [{ question, why: 'not_explained' }];
		return [];
	});
}
