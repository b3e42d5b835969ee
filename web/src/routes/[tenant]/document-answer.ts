import { documentTypes, isFormat, type DocumentFile } from '#domain/exchange/document/document.ts';
import { attachment } from '#platform/attachment.ts';
import { locales, type Locale } from '#platform/locale/locale.ts';
import { refuse } from '#platform/refusal.ts';
import type { ReportFormat } from '@luotsi/documents/report';

/** The asked language, or the reader's own. */
export function languageIn(url: URL, own: Locale): Locale {
	const asked = url.searchParams.get('language');
	return locales.find((locale) => locale === asked) ?? own;
}

/** The ending of the address as a format. */
export function formatIn(ending: string): ReportFormat {
	return isFormat(ending) ? ending : refuse('not_found', { subject: 'file' });
}

/** A file to be saved. A resident's browser may ask whether it has changed; what staff read is kept nowhere. */
export function documentAnswer(
	request: Request,
	{ bytes, name, sha256, format }: DocumentFile,
	reader: 'resident' | 'staff' = 'staff',
): Response {
	const headers = {
		'content-type': documentTypes[format],
		'content-disposition': attachment(name),
		'cache-control': reader === 'resident' ? 'no-cache' : 'no-store',
		'x-content-type-options': 'nosniff',
		etag: `"${sha256}"`,
	};
	const isKnown = request.headers.get('if-none-match') === headers.etag;
	return isKnown ? new Response(null, { status: 304, headers }) : new Response(bytes, { headers });
}
