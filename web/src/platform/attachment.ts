/** RFC 6266: a plain name for all, the real one for those who read it. */
export function attachment(name: string): string {
	const plain = name.normalize('NFD').replaceAll(/[^\w. -]/g, '');
	return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, escape)}`;
}
