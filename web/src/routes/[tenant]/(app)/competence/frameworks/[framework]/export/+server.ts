import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { attachment } from '#platform/attachment.ts';

/** The same form that is brought in. */
export const GET = async ({ locals: { actor }, params }) => {
	const file = await frameworks.fileOf(actor, params.framework);
	return new Response(`${JSON.stringify(file, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': attachment(`${file.key}.json`),
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
