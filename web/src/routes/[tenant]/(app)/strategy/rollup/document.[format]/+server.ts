import * as documents from '#domain/exchange/document/document.server.ts';
import { rollUpReport } from '#domain/strategy/progress/rollup-report.server.ts';
import { documentAnswer, formatIn, languageIn } from '../../../../document-answer.ts';

export const GET = async ({ locals, params, url, request }) => {
	const format = formatIn(params.format);
	const report = await rollUpReport(locals.actor, languageIn(url, locals.locale));
	return documentAnswer(request, await documents.live(report, format));
};
