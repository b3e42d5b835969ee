import { problemsOf, type Problem } from '#domain/governance/responsibility/problem.ts';
import { filtered, type Subject } from '#domain/governance/responsibility/responsibility.ts';
import type { Responsibilities } from '#domain/governance/responsibility/responsibility.server.ts';

export const filterNames = ['area', 'post', 'kind', 'only', 'group'] as const;

export interface Shown {
	problems: Problem[];
	subjects: Subject[];
}

/** What the address asks for. */
export function shownOf(book: Responsibilities, filters: Record<string, string>): Shown {
	const { kind } = filters;
	const problems = problemsOf(book.problems, filters).filter(
		({ subject }) => !kind || !subject || subject.kind === kind,
	);
	const all = filtered(book, filters);
	if (filters['only'] !== 'problems') return { problems, subjects: all };
	const subjects = new Set(problems.map(({ subject }) => subject?.id));
	// A post in trouble, and not one that is merely named beside something else, puts all that it holds in trouble.
	const posts = new Set(problems.flatMap(({ post, subject }) => (post && !subject ? post.id : [])));
	return {
		problems,
		subjects: all.filter(
			({ id, seats }) => subjects.has(id) || seats.some(({ postId }) => posts.has(postId)),
		),
	};
}
