export const locales = ['fi', 'sv', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'fi';
export const localeCookie = 'locale';

/** Each language calls itself by its own name, whatever the page's language is. */
export const localeNames: Record<Locale, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function isLocale(value: unknown): value is Locale {
	return locales.includes(value as Locale);
}

/** The reader's own choice first, then the browser's wish, then the municipality's first language. */
export function localeFromRequest(
	cookie: string | null | undefined,
	acceptLanguage: string | null | undefined,
	tenantLocales: readonly Locale[] = locales,
): Locale {
	const offered = tenantLocales.length > 0 ? tenantLocales : locales;
	if (isLocale(cookie) && offered.includes(cookie)) return cookie;
	const wished = wishedLanguages(acceptLanguage ?? '').find((tag) => isLocale(tag) && offered.includes(tag));
	return (wished as Locale | undefined) ?? offered[0] ?? defaultLocale;
}

function wishedLanguages(header: string): string[] {
	return header
		.slice(0, 400)
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
			const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
			return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter((wish) => wish.quality > 0)
		.sort((a, b) => b.quality - a.quality)
		.map((wish) => wish.language);
}
