import type { Actor } from '#platform/actor.server.ts';
import { formatDay, formatNumber } from '#platform/locale/format.ts';
import { locales, type Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import type { Download } from '#ui/download/download.ts';
import { formatsHere, kept } from './document.server.ts';
import type { DocumentSubject, FrozenFact } from './document.ts';

interface Place {
	/** Address of the files without their ending: `…/document`. */
	root: string;
	/** More of the question, as `year=2027`. */
	query?: string;
	locale: Locale;
}

/** Links to the files of something decided, which are kept for good. */
export async function linksOf(
	actor: Actor,
	subject: DocumentSubject,
	id: string,
	place: Place,
): Promise<Download> {
	const t = await serverWords(place.locale);
	const files = await kept(actor, subject, id);
	const first = files[0];
	const note = first
		? t('document.frozen', { day: formatDay(t.locale, first.madeAt) })
		: t('document.soonFrozen');
	return { ...download(t, place, files), note };
}

/** Links to files that are made when they are asked for. */
export async function liveLinks(place: Place): Promise<Download> {
	return download(await serverWords(place.locale), place, []);
}

function download(t: Translate, { root, query }: Place, files: readonly FrozenFact[]): Download {
	const formats = formatsHere();
	const order = [t.locale, ...locales.filter((language) => language !== t.locale)];
	const note = formats.includes('pdf') ? t('document.live') : t('document.noPdf');
	return {
		title: t('document.heading'),
		note,
		formats: formats.map((format) => ({
			name: t(`document.format.${format}`),
			links: order.map((language) => ({
				language,
				label: t(`document.language.${language}`),
				href: `${root}.${format}?language=${language}${query ? `&${query}` : ''}`,
				size: sizeOf(
					t,
					files.find((file) => file.format === format && file.language === language),
				),
			})),
		})),
		sums: files.length === 0 ? null : { title: t('document.sums'), rows: sums(t, files) },
	};
}

function sums(t: Translate, files: readonly FrozenFact[]) {
	return files
		.map(({ format, language, sha256 }) => ({
			name: `${t(`document.format.${format}`)}, ${t(`document.language.${language}`)}`,
			sum: sha256,
		}))
		.toSorted((a, b) => a.name.localeCompare(b.name));
}

function sizeOf(t: Translate, file: FrozenFact | undefined): string {
	return file ? t('document.kilobytes', { count: formatNumber(t.locale, Math.ceil(file.size / 1000)) }) : '';
}
