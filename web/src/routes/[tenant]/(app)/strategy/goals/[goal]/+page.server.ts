import * as publicity from '#domain/exchange/publicity/publicity.server.ts';
import { GoalTie } from '#domain/portfolio/goal-coverage/goal-coverage.ts';
import * as coverage from '#domain/portfolio/goal-coverage/goal-coverage.server.ts';
import { AlignmentDraft, AlignmentEnd } from '#domain/strategy/alignment/alignment.ts';
import * as alignments from '#domain/strategy/alignment/alignment.server.ts';
import { GoalChange, GoalVersion } from '#domain/strategy/goal/goal.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import { ReviewClosure, ReviewTaskId } from '#domain/strategy/review-task/review-task.ts';
import * as reviews from '#domain/strategy/review-task/review-task.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { followedOf } from './followed.server.ts';
import { goalId } from './goal-id.ts';

export const load = async ({ locals: { actor }, params, url, cookies }) => {
	const goal = await goals.get(actor, goalId(params.goal));
	const words = url.searchParams.get('find')?.trim() ?? '';
	const mayManage = actor.may('strategy.manage');
	const mayTie = actor.may('need.edit') && !goal.retiredAt;
	const [needs, found, strategy, followed] = await Promise.all([
		coverage.needsOf(actor, goal.id),
		mayTie && words ? coverage.search(actor, goal.id, words) : null,
		mayManage ? strategies.get(actor, goal.strategyId) : null,
		followedOf(actor, goal.id),
	]);
	const [aligned, choices, tasks] = await Promise.all([
		alignments.ofGoal(actor, goal.id),
		mayManage && !goal.retiredAt ? alignments.choices(actor, goal.strategyId) : [],
		reviews.list(actor, { goalId: goal.id }),
	]);
	const clauses = (strategy?.clauses ?? []).filter(({ kind }) => kind !== 'heading');
	const residents = await publicity.ofItems(actor, 'goal', goal.retiredAt ? [] : [goal.id]);
	return {
		goal,
		residents,
		aligned,
		choices,
		tasks,
		needs,
		followed,
		find: words,
		found,
		clauses: clauses.map(({ id, number, text }) => ({ id, number, text })),
		flash: takeFlash(cookies),
		mayManage,
		mayTie,
	};
};

const same = ({ pathname, searchParams }: URL) => {
	const find = searchParams.get('find');
	return find ? `${pathname}?find=${encodeURIComponent(find)}` : pathname;
};

export const actions = {
	amend: form(GoalChange, goals.amend, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'common.saved' });
			return url.pathname;
		},
	}),
	retire: form(GoalVersion, goals.retire, { then: (_, { url }) => url.pathname }),
	restore: form(GoalVersion, goals.restore, { then: (_, { url }) => url.pathname }),
	tie: form(GoalTie, coverage.tie, {
		then(number, { cookies, url }) {
			setFlash(cookies, { key: 'goal.tied', values: { number } });
			return same(url);
		},
	}),
	untie: form(GoalTie, coverage.untie, {
		then(number, { cookies, url }) {
			setFlash(cookies, { key: 'goal.untied', values: { number } });
			return same(url);
		},
	}),
	align: form(AlignmentDraft, alignments.align, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'hierarchy.justAligned' });
			return same(url);
		},
	}),
	part: form(AlignmentEnd, alignments.part, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'hierarchy.justParted' });
			return same(url);
		},
	}),
	close: form(ReviewClosure, (actor, closure) => reviews.close(actor, closure), {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'hierarchy.justClosed' });
			return same(url);
		},
	}),
	reopen: form(ReviewTaskId, (actor, task) => reviews.reopen(actor, task), {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'hierarchy.justReopened' });
			return same(url);
		},
	}),
};
