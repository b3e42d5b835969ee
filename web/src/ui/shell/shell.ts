import type { Locale } from '#platform/locale/locale.ts';

export interface NavItem {
	href: string;
	label: string;
	isCurrent?: boolean;
	/** A number that waits for the reader, with words for it. */
	count?: { value: number; label: string };
}

export interface LanguageLink {
	locale: Locale;
	href: string;
}

export interface SignedIn {
	name: string;
	/** What the person is here: a post or a role. */
	role?: string;
	links: NavItem[];
	/** Form action that ends the session. */
	signOut: string;
}

export interface SearchPlace {
	/** Page that shows what was found. */
	action: string;
	/** Where suggestions come from while one types. */
	suggestions: string;
	/** Words for the kinds of things suggested. */
	kinds: Record<string, string>;
}
