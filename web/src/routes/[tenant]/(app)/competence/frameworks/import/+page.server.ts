import {
	FRAMEWORK_UPLOAD_BYTES,
	FrameworkUpload,
} from '#domain/competence/framework-import/framework-import.ts';
import * as imports from '#domain/competence/framework-import/framework-import.server.ts';
import { givenFile } from '#platform/given-file.server.ts';
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
	upload: form(FrameworkUpload, async (actor, upload) => imports.begin(actor, await givenFile(upload)), {
		largest: FRAMEWORK_UPLOAD_BYTES,
		then: (id, { url }) => `${url.pathname}/${id}`,
	}),
};
