import { faultyFile } from '#domain/exchange/import-run/faulty-file.server.ts';
import { listFaulty } from '#domain/exchange/import-run/preview.server.ts';
import { knownId } from '#platform/known-id.ts';
import { serverWords } from '#platform/locale/words.server.ts';

export const GET = async ({ locals, params }) => {
	const found = await listFaulty(locals.actor, 'technology', knownId(params.run, 'import_run'));
	const { name, bytes } = await faultyFile(await serverWords(locals.locale), found);
	return new Response(bytes, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
		},
	});
};
