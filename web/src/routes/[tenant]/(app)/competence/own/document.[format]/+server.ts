import * as ownData from '#domain/competence/own-data/own-data.server.ts';
import { ownReport } from '#domain/competence/own-data/own-data-report.server.ts';
import * as documents from '#domain/exchange/document/document.server.ts';
import { attachment } from '#platform/attachment.ts';
import { documentAnswer, formatIn, languageIn } from '../../../../document-answer.ts';

export const GET = async ({ locals: { actor, locale }, params, url, request }) => {
	if (params.format !== 'json') {
		const format = formatIn(params.format);
		const report = await ownReport(actor, await ownData.take(actor), languageIn(url, locale));
		return documentAnswer(request, await documents.live(report, format));
	}
	const text = JSON.stringify(await ownData.take(actor), null, '\t');
	return new Response(text, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': attachment('luotsi-competence.json'),
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
