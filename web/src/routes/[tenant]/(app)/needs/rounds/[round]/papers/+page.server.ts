import * as details from '#domain/portfolio/need/need-detail.server.ts';
import { PaperDraft, PaperUndo } from '#domain/portfolio/round/paper-form.ts';
import * as papers from '#domain/portfolio/round/paper-form.server.ts';
import * as rounds from '#domain/portfolio/round/round.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params, url, cookies }) => {
	const { actor } = locals;
	const id = knownId(params.round, 'round');
	const [round, pile, { units }] = await Promise.all([
		rounds.get(actor, id),
		papers.listOwn(actor, id),
		details.choices(actor),
	]);
	const { unitIds } = actor;
	return {
		round: { id, name: round.name, state: round.state, question: round.question },
		units: unitIds ? units.filter((unit) => unitIds.includes(unit.id)) : units,
		unit: url.searchParams.get('unit'),
		pile,
		flash: takeFlash(cookies),
	};
};

export const actions = {
	enter: form(PaperDraft, papers.enter, {
		then({ number }, { cookies, url }, { unitId }) {
			setFlash(cookies, { key: 'rounds.paperEntered', values: { number } });
			return `${url.pathname}?unit=${unitId}`;
		},
	}),
	undo: form(PaperUndo, papers.undo, {
		then(number, { cookies, url }, { unitId }) {
			setFlash(cookies, { key: 'rounds.paperUndone', values: { number } });
			return `${url.pathname}?unit=${unitId}`;
		},
	}),
};
