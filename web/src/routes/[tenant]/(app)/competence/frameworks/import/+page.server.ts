import {
	FRAMEWORK_UPLOAD_BYTES,
	FrameworkUpload,
} from '#domain/competence/framework-import/framework-import.ts';
import * as imports from '#domain/competence/framework-import/framework-import.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals: { actor } }) => ({
	runs: (await imports.list(actor)).map(({ id, fileName, savedAt, undoneAt }) => ({
		id,
		fileName,
		savedAt,
		undoneAt,
	})),
});

export const actions = {
	upload: form(
		FrameworkUpload,
		async (actor, { file, key }) =>
			imports.begin(actor, { key, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
		{ largest: FRAMEWORK_UPLOAD_BYTES, then: (id, { url }) => `${url.pathname}/${id}` },
	),
};
