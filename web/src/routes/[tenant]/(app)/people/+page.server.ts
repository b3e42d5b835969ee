import { problemsOf } from '#domain/governance/responsibility/problem.ts';
import { carriedBy, postState } from '#domain/governance/responsibility/responsibility.ts';
import * as responsibility from '#domain/governance/responsibility/responsibility.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals: { actor } }) => {
	const day = today();
	const book = await responsibility.view(actor, day);
	const carried = carriedBy(book);
	const areas = new Map(book.areas.map(({ id, name }) => [id, name]));
	const rows = book.posts
		.map((post) => ({
			...post,
			area: areas.get(post.areaId ?? '') ?? '',
			carried: carried.get(post.id) ?? 0,
			problems: problemsOf(book.problems, { post: post.id }).filter((one) => one.post?.id === post.id).length,
		}))
		// What has ended and answers for nothing is history.
		.filter((post) => post.carried > 0 || postState(post, day) !== 'ended');
	const maySeeCases = actor.may('post_case.read');
	return { rows, day, maySeeCases, mayManage: actor.may('organisation.manage') };
};
