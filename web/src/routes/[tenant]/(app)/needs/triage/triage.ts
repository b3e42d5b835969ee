/** Where the reader was in the queue, for when they come back. */
export const placeCookie = 'triage-place';

/** What a page of the queue may have in its address beside filters. */
const own = ['from', 'act', 'template', 'did', 'was', 'back'];

export const rejectTemplates = ['done', 'otherWay', 'cost', 'notIct', 'noAnswer'] as const;
export const askTemplates = ['where', 'howMany', 'solution'] as const;

export function readPlace(url: URL, kept: string | undefined): number {
	const number = Number(url.searchParams.get('from') ?? kept ?? 0);
	return Number.isInteger(number) && number >= 0 && number < 1e9 ? number : 0;
}

/** The same queue with its filters, at another place or with another act under way. */
export function triageHref(
	url: { pathname: string; searchParams: Iterable<[string, string]> },
	to: { from: number; act?: string; template?: string; did?: string; was?: string },
): string {
	const kept = [...url.searchParams].filter(([name]) => !own.includes(name) && !name.startsWith('/'));
	const query = new URLSearchParams(kept);
	for (const [name, value] of Object.entries(to)) if (value !== '') query.set(name, String(value));
	return `${url.pathname}?${query}`;
}
