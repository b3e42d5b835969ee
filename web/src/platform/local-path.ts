/** A path of this site under the given root, or the root: where a `next` parameter may lead. */
export function localPath(wished: string | null, root: string): string {
	if (!wished || !/^\/(?![/\\])/.test(wished)) return root;
	const url = new URL(wished, 'http://luotsi.invalid');
	const isUnder = url.pathname === root || url.pathname.startsWith(`${root}/`);
	return url.origin === 'http://luotsi.invalid' && isUnder ? url.pathname + url.search : root;
}
