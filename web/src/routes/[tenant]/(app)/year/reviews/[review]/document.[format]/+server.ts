import * as documents from '#domain/exchange/document/document.server.ts';
import { knownId } from '#platform/known-id.ts';
import { documentAnswer, formatIn, languageIn } from '../../../../../document-answer.ts';

export const GET = async ({ locals, params, url, request }) => {
	const file = await documents.file(locals.actor, {
		subject: 'review',
		id: knownId(params.review, 'review_round'),
		format: formatIn(params.format),
		language: languageIn(url, locals.locale),
	});
	return documentAnswer(request, file);
};
