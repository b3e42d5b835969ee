import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../web/src/platform/env.ts';

const corpora = path.resolve(projectFolder(), '../shared/data/corpora');

/** Texts that run as a script where a page forgets to encode; each says so by calling `xss`. */
export const own: readonly string[] = [
	'<script>xss(1)</script>',
	'</script><script>xss(2)</script>',
	'</textarea><img src=x onerror=xss(3)>',
	'"><svg/onload=xss(4)>',
	"'><img src=x onerror=xss(5)>",
	'" onmouseover="xss(6)" autofocus onfocus="xss(6)" x="',
	'javascript:xss(7)',
	'JaVaScRiPt:xss(8)',
	'java\tscript:xss(9)',
	'data:text/html,<script>parent.xss(10)</script>',
	'</title><script>xss(11)</script>',
	'--><script>xss(12)</script><!--',
	'<iframe srcdoc="<script>parent.xss(13)</script>">',
	'<details open ontoggle=xss(14)>',
	'<math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=xss(15) src>">',
	'</style><script>xss(16)</script>',
	'{{constructor.constructor("xss(17)")()}}',
	'${xss(18)}',
	'<a href="vbscript:xss(19)">x</a>',
	'<meta http-equiv="refresh" content="0;url=https://evil.example/">',
	'<link rel=stylesheet href=https://evil.example/x.css>',
	'<base href="https://evil.example/">',
	'\u2028</script\u2029><script>xss(20)</script>',
	'<!--<script>xss(21)//-->',
];

function read<T>(file: string): T | undefined {
	const whole = path.join(corpora, file);
	return existsSync(whole) ? (JSON.parse(readFileSync(whole, 'utf8')) as T) : undefined;
}

/** The same and what others collected, where their collections lie beside the project. */
export function payloads(): string[] {
	const sanitiser = read<{ payload: string }[]>('html/dompurify-expect.json') ?? [];
	const naughty = read<string[]>('strings/blns.json') ?? [];
	const alike = sanitiser.map(({ payload }) => payload.replaceAll(/alert|confirm|prompt/g, 'xss'));
	return [...own, ...alike, ...naughty.filter((text) => text !== '')];
}

/** Addresses that a link may not have. */
export function badLinks(): string[] {
	const cases = read<(string | { input: string; protocol?: string })[]>('url/urltestdata.json') ?? [];
	const foreign = cases.flatMap((one) =>
		typeof one === 'string' || !one.protocol || /^(https?|mailto):/.test(one.protocol) ? [] : one.input,
	);
	return [
		...own.filter((text) => /^(java|data)/i.test(text)),
		...foreign.filter((text) => text.length < 200).slice(0, 60),
	];
}

/** Puts texts together so that each piece fits a field. */
export function packed(texts: readonly string[], size: number): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const text of texts) {
		for (let from = 0; from < text.length; from += size) {
			const part = text.slice(from, from + size);
			if (piece.length + part.length + 1 > size) {
				pieces.push(piece);
				piece = '';
			}
			piece = piece ? `${piece} ${part}` : part;
		}
	}
	return piece ? [...pieces, piece] : pieces;
}
