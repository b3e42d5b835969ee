const entities: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	auml: 'ä',
	Auml: 'Ä',
	ouml: 'ö',
	Ouml: 'Ö',
	aring: 'å',
	Aring: 'Å',
};
const unseen = new Set(['style', 'script', 'head', 'title']);
const lineEnds = new Set(['br', '/p', '/div', '/li', '/tr', '/h1', '/h2', '/h3', '/h4', '/h5', '/h6']);

/** For letters that have no plain text: words only, a line for a block. Read once from beginning to end. */
export function textOfHtml(html: string): string {
	const pieces: string[] = [];
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		pieces.push(html.slice(at, open < 0 ? undefined : open));
		const close = open < 0 ? -1 : html.indexOf('>', open);
		if (close < 0) break;
		const name = /^\/?[a-z][a-z0-9]*/i.exec(html.slice(open + 1, open + 20))?.[0].toLowerCase() ?? '';
		at = unseen.has(name) ? endOf(html, name, close) : close + 1;
		pieces.push(signOf(name));
	}
	return decoded(pieces.join(''))
		.replaceAll(/[ \t\u00a0]+/g, ' ')
		.trim();
}

function signOf(tag: string): string {
	// What the answered letter says is told apart like a program that writes plain text does it.
	if (tag === 'blockquote') return '\n-----Original Message-----\n';
	return lineEnds.has(tag) ? '\n' : '';
}

function endOf(html: string, name: string, from: number): number {
	const closing = new RegExp(`</${name}[^>]{0,50}>`, 'gi');
	closing.lastIndex = from;
	return closing.exec(html) ? closing.lastIndex : html.length;
}

function decoded(text: string): string {
	return text.replaceAll(/&(?:#(x?)([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, hex, number, name) =>
		name ? (entities[String(name)] ?? whole) : sign(parseInt(number, hex ? 16 : 10), whole),
	);
}

function sign(code: number, otherwise: string): string {
	const isSign = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
	return isSign ? String.fromCodePoint(code) : otherwise;
}
