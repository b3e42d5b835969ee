import * as documents from '#domain/exchange/document/document.server.ts';
import { draftMemo } from '#domain/governance/post-case/memo-report.server.ts';
import { documentAnswer, formatIn, languageIn } from '../../../../../document-answer.ts';

/** The memo as the case stands; what was decided is under its decision. */
export const GET = async ({ locals, params, url, request }) => {
	const format = formatIn(params.format);
	const report = await draftMemo(locals.actor, params.case, languageIn(url, locals.locale));
	return documentAnswer(request, await documents.live(report, format));
};
