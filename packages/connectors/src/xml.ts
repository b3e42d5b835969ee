import { XmlElement, XmlText, parseXml } from '@rgrove/parse-xml';
import { Refused, refuse } from './refusal.ts';
import { safeFetch } from './safe-fetch.ts';
import type { SafeFetchOptions } from './safe-fetch.ts';

/** An element by its local name; prefixes and namespaces differ between servers of one protocol. */
export type Element = XmlElement;

const TYPES = ['text/xml', 'application/xml', 'application/sru+xml', 'application/oai+xml'];

/** Fetches XML with `safeFetch` and gives its root; a status other than 2xx and anything not well-formed is refused. */
export async function fetchXml(address: string, options: SafeFetchOptions): Promise<Element> {
	const answer = await safeFetch(address, { accept: TYPES, maxBytes: 2_000_000, ...options });
	if (!answer.ok) throw new Refused(answer.code, answer.data);
	if (answer.status < 200 || answer.status > 299)
		refuse('http_status', { status: answer.status, type: answer.type.slice(0, 80) });
	return readXml(answer.bytes);
}

/** The root of a well-formed document without a type declaration: entities of its own are never read. */
export function readXml(bytes: Uint8Array): Element {
	const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
	if (/<!DOCTYPE/i.test(text)) refuse('not_xml', { reason: 'doctype' });
	try {
		return parseXml(text).root ?? refuse('not_xml');
	} catch {
		return refuse('not_xml');
	}
}

/** Children of an element with a local name. */
export function childrenOf(parent: Element, name: string): Element[] {
	return parent.children.filter(
		(child): child is Element => child instanceof XmlElement && nameOf(child) === name,
	);
}

/** The first element at a path of local names below another, or null. */
export function elementAt(parent: Element, ...path: string[]): Element | null {
	let found: Element | undefined = parent;
	for (const name of path) found = found && childrenOf(found, name)[0];
	return found ?? null;
}

/** The name without its prefix. */
export function nameOf({ name }: Element): string {
	return name.slice(name.indexOf(':') + 1);
}

/** The text that stands in an element itself; what is deeper would be read by recursion, which a peer could make deep. */
export function textIn(element: Element | null): string {
	const texts = element?.children.filter((child) => child instanceof XmlText) ?? [];
	return texts.map(({ text }) => text).join('');
}

/** A whole number of zero or more written in an element, else null. */
export function countIn(element: Element | null): number | null {
	const text = textIn(element).trim();
	return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function encodingOf(bytes: Uint8Array): string {
	const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1');
	return /^<\?xml[^>]+encoding=["'](?:iso-8859-1|latin1|windows-1252)["']/i.test(head)
		? 'windows-1252'
		: 'utf-8';
}
