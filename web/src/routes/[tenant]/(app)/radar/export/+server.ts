import { origins } from '#domain/exchange/import-run/radar-origin.server.ts';
import { exportFormats, radarFile } from '#domain/systems/technology/radar-file.ts';
import { quadrants } from '#domain/systems/technology/technology.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { today } from '#platform/today.ts';

/** The radar as other radars read it; names in the reader's language, or as they were in the file they came from. */
export const GET = async ({ locals: { actor, locale }, url }) => {
	const t = await serverWords(locale);
	const day = today();
	const format = exportFormats.find((one) => one === url.searchParams.get('format')) ?? 'thoughtworks-json';
	const names = Object.fromEntries(quadrants.map((one) => [one, t(`radar.quadrant.${one}`)]));
	const all = await technologies.list(actor);
	const isAsItCame = url.searchParams.get('words') === 'original';
	const asked = { format, day, names, ...(isAsItCame && { origins: await origins(actor, all) }) };
	const { text, type, extension } = radarFile(all, asked);
	const file = `${actor.tenantSlug}-radar-${day}.${extension}`;
	return new Response(text, {
		headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
	});
};
