import * as documents from '#domain/exchange/document/document.server.ts';
import { publicStrategyReport } from '#domain/exchange/public-view/public-report.server.ts';
import * as views from '#domain/exchange/public-view/public-view.server.ts';
import { found } from '#platform/refusal.ts';
import { documentAnswer, formatIn, languageIn } from '../../../document-answer.ts';

export const GET = async ({ locals, params, url, request }) => {
	const format = formatIn(params.format);
	const view = found(await views.strategy(locals.actor, url.searchParams.get('strategy')), 'strategy');
	const report = await publicStrategyReport(locals.actor, view, languageIn(url, locals.locale));
	return documentAnswer(request, await documents.live(report, format), 'resident');
};
