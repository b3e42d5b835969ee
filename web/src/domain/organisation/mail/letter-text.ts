import type { MessageValues, Translate } from '#platform/locale/translate.ts';
import { isKind } from './fate.ts';

/** A letter before it is plain text or HTML: both say the same. */
export interface WrittenLetter {
	subject: string;
	sections: Section[];
	footer: Section;
}

export interface Section {
	heading?: string;
	paragraphs: string[];
	links: { href: string; label: string }[];
}

export interface Told {
	kind: string;
	words: unknown;
	path: string;
}

/** Where a letter leads; all inside one municipality. */
export interface Links {
	/** `https://luotsi.example.org/kouvola` */
	root: string;
	unsubscribe: string;
	/** The page where one with an account chooses what comes by mail. */
	choose: string | null;
	municipality: string;
}

/** A subject is one line whatever the values say. */
export function oneLine(text: string): string {
	// oxlint-disable-next-line no-control-regex
	return text.replaceAll(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}

const paragraphsOf = (text: string) =>
	text
		.split(/\n{2,}/)
		.map((paragraph) => paragraph.trim())
		.filter(Boolean);

const valuesOf = (words: unknown) => (words ?? {}) as MessageValues;

function say(t: Translate, { kind, words }: Told, part: 'subject' | 'text'): string {
	return isKind(kind) ? t(`mail.${kind}.${part}`, valuesOf(words)) : '';
}

export function writeLetter(t: Translate, letter: Told, links: Links, canReply: boolean): WrittenLetter {
	const section: Section = {
		paragraphs: [...paragraphsOf(say(t, letter, 'text')), ...(canReply ? [t('mail.frame.canReply')] : [])],
		links: [{ href: links.root + letter.path, label: t('mail.frame.open') }],
	};
	return { subject: oneLine(say(t, letter, 'subject')), sections: [section], footer: footer(t, links) };
}

/** The news of a day: what is told of one page comes together, in the order it began. */
export function writeDigest(t: Translate, lines: readonly Told[], links: Links): WrittenLetter {
	const byPath = new Map<string, Told[]>();
	for (const line of lines) byPath.set(line.path, [...(byPath.get(line.path) ?? []), line]);
	const sections = Array.from(byPath, ([path, told]) => ({
		heading: oneLine(String(valuesOf(told[0]!.words)['title'] ?? say(t, told[0]!, 'subject'))),
		paragraphs: [...new Set(told.flatMap((line) => paragraphsOf(say(t, line, 'text'))))],
		links: [{ href: links.root + path, label: t('mail.frame.open') }],
	}));
	const greeting = { paragraphs: paragraphsOf(t('mail.digest.text')), links: [] };
	const subject = oneLine(t('mail.digest.subject', { count: lines.length }));
	return { subject, sections: [greeting, ...sections], footer: footer(t, links) };
}

function footer(t: Translate, { municipality, choose, unsubscribe }: Links): Section {
	return {
		paragraphs: [t('mail.frame.why', { municipality })],
		links: [
			...(choose ? [{ href: choose, label: t('mail.frame.choose') }] : []),
			{ href: unsubscribe, label: t('mail.frame.unsubscribe') },
		],
	};
}

export function asPlainText({ sections, footer: end }: WrittenLetter): string {
	const plain = ({ heading, paragraphs, links }: Section) =>
		[
			...(heading ? [`${heading}\n${'='.repeat(Math.min(heading.length, 60))}`] : []),
			...paragraphs,
			...links.map(({ href, label }) => `${label}:\n${href}`),
		].join('\n\n');
	return `${sections.map(plain).join('\n\n\n')}\n\n-- \n${plain(end)}\n`;
}

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');

/** Structure and no colours: the reader's own program decides how it looks, also in the dark. */
export function asHtml(locale: string, { subject, sections, footer: end }: WrittenLetter): string {
	const paragraph = (text: string) => `<p>${escape(text).replaceAll('\n', '<br>')}</p>`;
	const link = ({ href, label }: { href: string; label: string }) =>
		`<p><a href="${escape(href)}">${escape(label)}</a></p>`;
	const section = ({ heading, paragraphs, links }: Section) =>
		[
			heading ? `<h2>${escape(heading)}</h2>` : '',
			...paragraphs.map(paragraph),
			// Links of the same words are told apart by the heading before them.
			...links.map((each) => link(heading ? { ...each, label: `${each.label}: ${heading}` } : each)),
		].join('\n');
	return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escape(subject)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em;margin:0 auto;padding:16px">
<h1 style="font-size:22px">${escape(subject)}</h1>
${sections.map(section).join('\n')}
<hr>
${section(end)}
</body></html>
`;
}
