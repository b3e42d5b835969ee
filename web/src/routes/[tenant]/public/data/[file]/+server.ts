import { catalogue, schemas } from '#domain/exchange/open-data/catalogue.ts';
import { datasetNames, fileOf } from '#domain/exchange/open-data/dataset.ts';
import * as openData from '#domain/exchange/open-data/open-data.server.ts';
import { locales } from '#platform/locale/locale.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';
import type { RequestEvent } from '@sveltejs/kit';

const types = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json' };

export const GET = async (event) => {
	const { locals, params } = event;
	const { modified } = await openData.about(locals.actor);
	if (params.file === 'schema.json')
		return answer(pretty(await schemaIn(locals.locale)), types.json, modified);
	if (params.file === 'catalogue.jsonld')
		return answer(pretty(await catalogueOf(event)), 'application/ld+json', modified);
	const wanted = fileOf(params.file) ?? refuse('not_found', { subject: 'file' });
	const made = wanted.format === 'csv' ? openData.asCsv : openData.asJson;
	const name = `${locals.actor.tenantSlug}-${params.file}`;
	return answer(await made(locals.actor, wanted.name), types[wanted.format], modified, name);
};

const pretty = (value: unknown) => `${JSON.stringify(value, null, '\t')}\n`;

/** Pages of others may fetch it; nothing in it depends on who asks. */
function answer(
	body: string | Uint8Array<ArrayBuffer>,
	type: string,
	modified: Date,
	name?: string,
): Response {
	return new Response(body, {
		headers: {
			'content-type': type,
			'cache-control': 'public, max-age=0',
			'last-modified': modified.toUTCString(),
			'access-control-allow-origin': '*',
			'cross-origin-resource-policy': 'cross-origin',
			...(name && { 'content-disposition': `inline; filename="${name}"` }),
		},
	});
}

async function schemaIn(locale: (typeof locales)[number]) {
	const t = await serverWords(locale);
	return { format: 'luotsi-data-1', tables: schemas((column) => t(`opendata.column.${column}` as never)) };
}

async function catalogueOf({ locals, url, params }: RequestEvent) {
	const spoken = await Promise.all(
		locales.map(async (locale) => [locale, await serverWords(locale)] as const),
	);
	const say = (key: string) => Object.fromEntries(spoken.map(([locale, t]) => [locale, t(key as never)]));
	const titles = Object.fromEntries(
		datasetNames.map((name) => [
			name,
			{ title: say(`opendata.set.${name}`), description: say(`opendata.about.${name}`) },
		]),
	) as Parameters<typeof catalogue>[1];
	const root = `${url.origin}/${params['tenant']}/public`;
	return catalogue(await openData.about(locals.actor), titles, root, say('opendata.title'));
}
