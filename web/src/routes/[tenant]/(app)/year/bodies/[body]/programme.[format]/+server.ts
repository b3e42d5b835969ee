import * as documents from '#domain/exchange/document/document.server.ts';
import { programmeReport } from '#domain/governance/duty/programme-report.server.ts';
import { knownId } from '#platform/known-id.ts';
import { today } from '#platform/today.ts';
import { documentAnswer, formatIn, languageIn } from '../../../../../document-answer.ts';

export const GET = async ({ locals, params, url, request }) => {
	const format = formatIn(params.format);
	const asked = /^20\d\d$/.exec(url.searchParams.get('year') ?? '')?.[0];
	const which = { bodyId: knownId(params.body, 'body'), year: Number(asked ?? today().slice(0, 4)) };
	const report = await programmeReport(locals.actor, which, languageIn(url, locals.locale));
	return documentAnswer(request, await documents.live(report, format));
};
