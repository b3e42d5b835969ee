import PostalMime, { type Email } from 'postal-mime';
import { textOfHtml } from './html-text.ts';
import { answerOf } from './reply-text.ts';

export interface IncomingMessage {
	/** Its Message-ID, or its bytes where it has none. */
	identity: string;
	sort: 'reply' | 'automatic' | 'bounce';
	answer: string;
	wholeText: string;
	/** Why a letter came back, as the other server said. */
	failure: string | null;
}

const MOST_TEXT = 100_000;

/** What came in, in the alphabet it was written in; `isFromNobody`: the envelope had the null sender. */
export async function readMessage(raw: Buffer, isFromNobody: boolean): Promise<IncomingMessage> {
	const email = await PostalMime.parse(raw, {
		maxNestingDepth: 20,
		maxHeadersSize: 200_000,
		forceRfc822Attachments: true,
	});
	const wholeText = clean(email.text || textOfHtml((email.html ?? '').slice(0, MOST_TEXT * 4)));
	const report = reportOf(email);
	const sort = sortOf(email, isFromNobody, report);
	return {
		identity: email.messageId ?? raw.toString('latin1'),
		sort,
		answer: sort === 'reply' ? answerOf(wholeText) : '',
		wholeText: sort === 'reply' ? wholeText : '',
		failure: sort === 'bounce' ? (report?.status ?? '') : null,
	};
}

/** The database takes no zero byte. */
const clean = (text: string) => text.replaceAll('\0', '').slice(0, MOST_TEXT);

const headerOf = (email: Email, name: string) =>
	email.headers
		.find(({ key }) => key === name)
		?.value.trim()
		.toLowerCase() ?? '';

function sortOf(email: Email, isFromNobody: boolean, report: Report | null): IncomingMessage['sort'] {
	if (report) return report.action === 'failed' ? 'bounce' : 'automatic';
	const submitted = headerOf(email, 'auto-submitted');
	const isAutomatic =
		(submitted !== '' && submitted !== 'no') ||
		/^(bulk|junk|list|auto_reply)$/.test(headerOf(email, 'precedence')) ||
		['x-autoreply', 'x-autorespond', 'x-auto-response'].some((name) => headerOf(email, name) !== '') ||
		headerOf(email, 'list-id') !== '';
	if (isFromNobody && !submitted.startsWith('auto-replied') && tellsOfFailure(email.subject ?? ''))
		return 'bounce';
	return isAutomatic || isFromNobody ? 'automatic' : 'reply';
}

/** Servers too old to send a report say it in the subject. */
const tellsOfFailure = (subject: string) =>
	/undeliver|delivery (status|failure)|returned mail|failure notice|mail delivery failed/i.test(subject);

interface Report {
	action: string;
	status: string;
}

/** The machine's part of a delivery report (RFC 3464). */
function reportOf(email: Email): Report | null {
	const part = email.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
	if (!part) return null;
	const { content } = part;
	const text = typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('latin1');
	const field = (name: string) => new RegExp(`^${name}:[ \\t]*([a-z0-9.]{1,40})`, 'im').exec(text)?.[1] ?? '';
	return { action: field('Action').toLowerCase(), status: field('Status') };
}
