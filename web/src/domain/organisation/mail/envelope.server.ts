import MailComposer from 'nodemailer/lib/mail-composer';
import type { Locale } from '#platform/actor.server.ts';
import type { MailSettings } from '#platform/mail-env.ts';
import type { Parcel } from '#platform/smtp.server.ts';
import { asHtml, asPlainText, oneLine, type WrittenLetter } from './letter-text.ts';
import { replyAddress } from './reply-address.ts';

export interface Addressed {
	id: string;
	tenantId: string;
	municipality: string;
	to: { name: string | null; email: string };
	locale: Locale;
	replyKey: Buffer | null;
	canReply: boolean;
	unsubscribe: string;
}

/** The same for every sending of the same letter: mailboxes know a double by it. */
export function messageIdOf(mailId: string, from: string): string {
	return `<${mailId}@${from.slice(from.lastIndexOf('@') + 1).toLowerCase()}>`;
}

/** The bytes that go to the server, and whom they are from and to. */
export async function pack(letter: WrittenLetter, to: Addressed, settings: MailSettings): Promise<Parcel> {
	const from = settings.relay?.from ?? '';
	const { receiving } = settings;
	const back = receiving && to.replyKey && replyAddress(to.tenantId, to.replyKey, receiving.domain);
	const message = await new MailComposer({
		from: { name: oneLine(`${to.municipality} · Luotsi`), address: from },
		to: to.to.name ? { name: oneLine(to.to.name), address: to.to.email } : to.to.email,
		...(back && to.canReply && { replyTo: back }),
		subject: letter.subject,
		messageId: messageIdOf(to.id, from),
		headers: headersOf(to),
		text: asPlainText(letter),
		html: asHtml(to.locale, letter),
		disableFileAccess: true,
		disableUrlAccess: true,
	})
		.compile()
		.build();
	// What cannot be delivered comes back to the letter it was.
	return { from: back ?? from, to: to.to.email, message };
}

function headersOf({ unsubscribe, locale }: Addressed): Record<string, string> {
	return {
		'Auto-Submitted': 'auto-generated',
		'X-Auto-Response-Suppress': 'All',
		'Content-Language': locale,
		'List-Unsubscribe': `<${unsubscribe}>`,
		// One press in the mail program; the standard asks for https.
		...(unsubscribe.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
	};
}
