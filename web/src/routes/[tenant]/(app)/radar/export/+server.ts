import { exportFormats, radarFile } from '#domain/systems/technology/radar-file.ts';
import { quadrants } from '#domain/systems/technology/technology.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { today } from '#platform/today.ts';

/** The radar as other radars read it; names of quadrants in the reader's language. */
export const GET = async ({ locals: { actor, locale }, url }) => {
	const t = await serverWords(locale);
	const day = today();
	const format = exportFormats.find((one) => one === url.searchParams.get('format')) ?? 'thoughtworks-json';
	const names = Object.fromEntries(quadrants.map((one) => [one, t(`radar.quadrant.${one}`)]));
	const { text, type, extension } = radarFile(await technologies.list(actor), { format, day, names });
	const file = `${actor.tenantSlug}-radar-${day}.${extension}`;
	return new Response(text, {
		headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
	});
};
