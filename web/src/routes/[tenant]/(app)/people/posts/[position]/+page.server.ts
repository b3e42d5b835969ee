import { HandOverChoice } from '#domain/governance/hand-over/hand-over.ts';
import * as handOvers from '#domain/governance/hand-over/hand-over.server.ts';
import { outlasts } from '#domain/governance/responsibility/find-problems.ts';
import { problemsOf } from '#domain/governance/responsibility/problem.ts';
import { dutiesOf, subjectKinds } from '#domain/governance/responsibility/responsibility.ts';
import * as responsibility from '#domain/governance/responsibility/responsibility.server.ts';
import * as reservations from '#domain/organisation/reservation/reservation.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params, cookies }) => {
	const day = today();
	const id = knownId(params.position, 'position');
	const book = await responsibility.view(actor, day);
	const post = found(
		book.posts.find((one) => one.id === id),
		'position',
	);
	const duties = dutiesOf(book, id).map((duty) => ({
		...duty,
		isAfterEnd: post.validTo !== null && outlasts(duty.subject, post.validTo),
	}));
	return {
		day,
		post,
		groups: subjectKinds.flatMap((kind) => {
			const own = duties.filter(({ subject }) => subject.kind === kind);
			return own.length > 0 ? [{ kind, duties: own }] : [];
		}),
		reserved: (await reservations.list(actor)).filter(({ positionId }) => positionId === id),
		months: book.shares.byPost.get(id) ?? [],
		problems: problemsOf(book.problems, { post: id }),
		history: (await handOvers.listOf(actor, id)).map(({ moved, ...act }) => ({
			...act,
			names: moved.map(({ name, seat }) => ({ name, seat })),
		})),
		mayPrice: actor.may('plan.read'),
		mayHandOver: actor.may('responsibility.hand_over'),
		mayManage: actor.may('organisation.manage'),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	undo: form(HandOverChoice, handOvers.undo, {
		then({ from }, { cookies, url }) {
			setFlash(cookies, { key: 'people.undone', values: { from } });
			return url.pathname;
		},
	}),
};
