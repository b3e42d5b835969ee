/** Whether the one who asks has this very answer already: by its tag, or without one by its day. */
export function isKnown(asked: Headers, kept: Headers): boolean {
	const etag = kept.get('etag');
	const tags = asked.get('if-none-match');
	if (tags !== null) return etag !== null && (tags.trim() === '*' || tagsIn(tags).includes(bare(etag)));
	const since = Date.parse(asked.get('if-modified-since') ?? '');
	const modified = Date.parse(kept.get('last-modified') ?? '');
	return modified <= since;
}

// Weak comparison: a tag says the same of a page whether or not it was packed on the way.
const bare = (tag: string) => tag.trim().replace(/^W\//, '');
const tagsIn = (tags: string) => tags.split(',').map(bare);
