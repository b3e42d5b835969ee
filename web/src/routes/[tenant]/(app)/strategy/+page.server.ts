import { linksOf } from '#domain/exchange/document/document-links.server.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as coverage from '#domain/portfolio/goal-coverage/goal-coverage.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import * as reviews from '#domain/strategy/review-task/review-task.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as progress from '#domain/strategy/progress/progress.server.ts';
import * as publications from '#domain/strategy/strategy/publication.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { ObligationMark, StrategyChange, StrategyId } from '#domain/strategy/strategy/strategy.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { documentOf } from './document.ts';

async function areasOf(actor: Actor) {
	return (await areas.list(actor)).map(({ id, name }) => ({ id, name }));
}

async function postsOf(actor: Actor) {
	const posts = await positions.list(actor);
	return posts.map(({ id, title, person, validTo }) => ({ id, title, person, validTo }));
}

export const load = async ({ locals: { actor, locale }, params, url, cookies }) => {
	const all = [strategies.list(actor), areasOf(actor), postsOf(actor)] as const;
	const [list, serviceAreas, posts] = await Promise.all(all);
	const summary = list.find(({ id }) => id === url.searchParams.get('strategy')) ?? list[0];
	const [strategy, ofStrategy, covered, versions, tasks, counts] = summary
		? await Promise.all([
				strategies.get(actor, summary.id),
				goals.list(actor, { strategyId: summary.id }),
				coverage.coverage(actor),
				editions.list(actor, summary.id),
				reviews.list(actor, { strategyId: summary.id, onlyOpen: true }),
				progress.counts(actor, summary.id),
			])
		: [null, [], new Map(), [], [], { measures: 0, indicators: 0 }];
	const mayManage = actor.may('strategy.manage');
	return {
		list,
		summary,
		counts,
		strategy: strategy && { ...strategy, clauses: [] },
		document: documentOf(strategy?.clauses ?? [], ofStrategy, covered),
		areas: serviceAreas,
		download: strategy?.editionId
			? await linksOf(actor, 'edition', strategy.editionId, {
					root: `/${params.tenant}/strategy/${strategy.id}/editions/${strategy.editionId}/document`,
					locale,
				})
			: null,
		flash: takeFlash(cookies),
		edition: versions.find(({ isCurrent }) => isCurrent) ?? null,
		coming: versions.filter(({ state }) => state === 'coming').toReversed(),
		draft: versions.find(({ adoptedOn }) => adoptedOn === null) ?? null,
		openReviews: tasks.length,
		posts,
		today: today(),
		mayManage,
		mayPublish: actor.may('strategy.publish'),
	};
};

export const actions = {
	accountable: form(StrategyChange, strategies.amend, {
		then(_, { cookies, url }, { id }) {
			setFlash(cookies, { key: 'common.saved' });
			return `${url.pathname}?strategy=${id}#accountable`;
		},
	}),
	amend: form(StrategyChange, strategies.amend, {
		then(_, { cookies, url }, { id }) {
			setFlash(cookies, { key: 'common.saved' });
			return `${url.pathname}?strategy=${id}`;
		},
	}),
	publish: form(StrategyId, publications.publish, {
		then(_, { cookies, url }, { id }) {
			setFlash(cookies, { key: 'strategy.justPublished' });
			return `${url.pathname}?strategy=${id}`;
		},
	}),
	withdraw: form(StrategyId, publications.withdraw, {
		then(_, { cookies, url }, { id }) {
			setFlash(cookies, { key: 'strategy.justWithdrawn' });
			return `${url.pathname}?strategy=${id}`;
		},
	}),
	mark: form(ObligationMark, strategies.markObligation),
};
