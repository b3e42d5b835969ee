import * as documents from '#domain/exchange/document/document.server.ts';
import * as cases from '#domain/governance/post-case/post-case.server.ts';
import { knownId } from '#platform/known-id.ts';
import { refuse } from '#platform/refusal.ts';
import { documentAnswer, formatIn, languageIn } from '../../../../../../../document-answer.ts';

export const GET = async ({ locals, params, url, request }) => {
	const id = knownId(params.memo, 'decision');
	const { caseId } = await cases.decided(locals.actor, id);
	if (caseId !== params.case) refuse('not_found', { subject: 'decision' });
	const file = await documents.file(locals.actor, {
		subject: 'post_case',
		id,
		format: formatIn(params.format),
		language: languageIn(url, locals.locale),
	});
	return documentAnswer(request, file);
};
