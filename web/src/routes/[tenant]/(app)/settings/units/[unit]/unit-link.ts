/** The address that a unit's staff open to say a need without an account. */
export function unitLink(origin: string, slug: string, token: string): string {
	return `${origin}/${slug}/unit/${token}`;
}
