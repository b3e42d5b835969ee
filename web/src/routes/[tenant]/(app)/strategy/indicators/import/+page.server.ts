import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import { READING_FILE_BYTES, ReadingUpload } from '#domain/strategy/reading/reading-import.ts';
import * as imports from '#domain/strategy/reading/reading-import.server.ts';
import { givenFile } from '#platform/given-file.server.ts';
import { form } from '#platform/form.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const [list, runs] = await Promise.all([indicators.list(actor), imports.list(actor)]);
	return {
		indicators: list.map(({ id, name, goalCode }) => ({ value: id, label: `${goalCode} ${name}` })),
		indicatorId: url.searchParams.get('indicator'),
		runs,
		flash: takeFlash(cookies),
	};
};

export const actions = {
	upload: form(
		ReadingUpload,
		async (actor, { indicatorId, ...upload }) =>
			imports.begin(actor, { indicatorId, ...(await givenFile(upload)) }),
		{ largest: READING_FILE_BYTES, then: (id, { url }) => `${url.pathname}/${id}` },
	),
};
