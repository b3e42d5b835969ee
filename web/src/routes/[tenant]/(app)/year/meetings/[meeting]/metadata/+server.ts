import { minutesExport } from '#domain/exchange/document/minutes-export.server.ts';
import { attachment } from '#platform/attachment.ts';
import { knownId } from '#platform/known-id.ts';

/** What the municipality's case system asks of the minutes, beside the PDF/A that it names. */
export const GET = async ({ locals, params, url }) => {
	const { actor } = locals;
	const id = knownId(params.meeting, 'meeting');
	const { name, content } = await minutesExport(actor, id, `${url.origin}/${actor.tenantSlug}`);
	return new Response(`${JSON.stringify(content, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': attachment(name),
			'cache-control': 'no-store',
		},
	});
};
