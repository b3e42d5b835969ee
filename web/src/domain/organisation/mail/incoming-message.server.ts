import { textOfHtml } from './html-text.ts';
import { parseMessage, type ParsedMessage } from './parse-message.server.ts';
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
	const email = await parseMessage(raw);
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

const headerOf = (email: ParsedMessage, name: string) =>
	email.headers
		.find(({ key }) => key === name)
		?.value.trim()
		.toLowerCase() ?? '';

function sortOf(email: ParsedMessage, isFromNobody: boolean, report: Report | null): IncomingMessage['sort'] {
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
function reportOf({ report }: ParsedMessage): Report | null {
	if (report === null) return null;
	const field = (name: string) =>
		new RegExp(`^${name}:[ \\t]*([a-z0-9.]{1,40})`, 'im').exec(report)?.[1] ?? '';
	return { action: field('Action').toLowerCase(), status: field('Status') };
}
