/** A piece of a text, with the address it leads to. */
export interface TextPart {
	text: string;
	href: string | null;
}

const TAGGED = /<\/?(p|br|a|b|i|em|strong|ul|ol|li|code|h[1-6]|div|span)\b/i;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decoded(text: string): string {
	return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
		if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
		const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
		return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
	});
}

/** Radars of others write their descriptions with tags: read here as plain text and links, never as a page. */
export function partsOfTagged(source: string): TextPart[] {
	if (!TAGGED.test(source)) return source === '' ? [] : [{ text: source, href: null }];
	const parts: TextPart[] = [];
	let href: string | null = null;
	for (const piece of source.replaceAll(/\s+/g, ' ').split(/(<[^<>]{1,2000}>)/)) {
		const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(piece);
		const text = tag ? breakOf(tag[2]!.toLowerCase(), tag[1] !== '') : decoded(piece);
		if (tag?.[2]?.toLowerCase() === 'a') href = tag[1] ? null : addressOf(piece);
		const last = parts.at(-1);
		if (last && last.href === href) last.text += text;
		else if (text !== '') parts.push({ text, href });
	}
	return tidied(parts);
}

function breakOf(tag: string, isEnd: boolean): string {
	if (tag === 'br') return '\n';
	if (tag === 'li') return isEnd ? '' : '\n– ';
	return isEnd && /^(p|ul|ol|div|h[1-6])$/.test(tag) ? '\n\n' : '';
}

function addressOf(tag: string): string | null {
	const address = decoded(/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '');
	return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null;
}

function tidied(parts: readonly TextPart[]): TextPart[] {
	return parts
		.map(({ text, href }, i) => {
			const calm = text.replaceAll(/ *\n */g, '\n').replaceAll(/\n{3,}/g, '\n\n');
			const head = i === 0 ? calm.trimStart() : calm;
			return { text: i === parts.length - 1 ? head.trimEnd() : head, href };
		})
		.filter(({ text }) => text !== '');
}
