import { locales } from '#platform/locale/locale.ts';
import type { LanguageLink } from '#ui/shell/shell.ts';

/** Links that remember the reader's language and come back to this very page. */
export function languageLinks(url: { pathname: string; search: string }): LanguageLink[] {
	const back = encodeURIComponent(url.pathname + url.search);
	return locales.map((locale) => ({ locale, href: `/language?to=${locale}&back=${back}` }));
}
