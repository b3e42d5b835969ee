import * as v from 'valibot';
import { address, truth, wholeNumber } from './env-values.ts';

const addressOnly = /^[^\s@<>",;:\\]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;
const host = /^[\w.:-]+$/;
const domain = /^(?=.{1,200}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

export const mailVariables = {
	SMTP_URL: v.optional(
		v.pipe(
			address(
				['smtp:', 'smtps:'],
				'an address such as smtp://relay.example.org:587 or smtps://user:password@relay.example.org',
			),
			v.check(
				(text) => URL.parse(text)?.hostname !== '',
				'an address with a host, such as smtp://relay.example.org',
			),
		),
	),
	SMTP_REQUIRE_TLS: v.optional(truth),
	MAIL_FROM: v.optional(
		v.pipe(v.string(), v.regex(addressOnly, 'one e-mail address, such as luotsi@example.org')),
	),
	MAIL_REPLY_DOMAIN: v.optional(
		v.pipe(
			v.string(),
			v.toLowerCase(),
			v.regex(domain, 'a domain whose mail comes to Luotsi, such as vastaus.example.org'),
		),
	),
	MAIL_INCOMING_PORT: v.optional(wholeNumber(1, 65_535)),
	MAIL_INCOMING_HOST: v.optional(
		v.pipe(v.string(), v.regex(host, 'an IP address or a host name, such as 127.0.0.1 or 0.0.0.0')),
		'127.0.0.1',
	),
};

type Values = v.InferOutput<v.ObjectSchema<typeof mailVariables, undefined>>;

export interface Relay {
	host: string;
	port: number;
	/** TLS from the first byte; otherwise it begins by STARTTLS where the relay offers it. */
	isSecure: boolean;
	/** The relay must offer TLS: always so where a password is sent. */
	mustBeSecure: boolean;
	user: string | undefined;
	password: string | undefined;
	/** Bare address of the sender. */
	from: string;
}

export interface Receiving {
	domain: string;
	host: string;
	port: number;
}

export interface MailSettings {
	/** Undefined: nothing is sent, and letters wait. */
	relay: Relay | undefined;
	/** Undefined: letters cannot be answered by mail. */
	receiving: Receiving | undefined;
}

/** What is right by itself and wrong together. */
export function wrongTogether(values: Values): string | null {
	if (values.SMTP_URL && !values.MAIL_FROM)
		return 'SMTP_URL is set, but MAIL_FROM is not: say from which address letters are sent, such as MAIL_FROM=luotsi@example.org.';
	if (values.MAIL_REPLY_DOMAIN && !values.MAIL_INCOMING_PORT)
		return 'MAIL_REPLY_DOMAIN is set, but MAIL_INCOMING_PORT is not: say on which port answers come in, such as MAIL_INCOMING_PORT=2525.';
	if (values.MAIL_INCOMING_PORT && !values.MAIL_REPLY_DOMAIN)
		return 'MAIL_INCOMING_PORT is set, but MAIL_REPLY_DOMAIN is not: say to which domain answers come, such as MAIL_REPLY_DOMAIN=vastaus.example.org.';
	return null;
}

export function mailSettings(values: Values): MailSettings {
	const { MAIL_REPLY_DOMAIN: domain, MAIL_INCOMING_PORT: port, MAIL_INCOMING_HOST: host } = values;
	return {
		relay: values.SMTP_URL && values.MAIL_FROM ? relayOf(values, new URL(values.SMTP_URL)) : undefined,
		receiving: domain && port ? { domain, host, port } : undefined,
	};
}

function relayOf({ MAIL_FROM = '', SMTP_REQUIRE_TLS }: Values, url: URL): Relay {
	const isSecure = url.protocol === 'smtps:';
	const user = decodeURIComponent(url.username) || undefined;
	return {
		host: url.hostname.replaceAll(/^\[|\]$/g, ''),
		port: Number(url.port) || (isSecure ? 465 : 587),
		isSecure,
		mustBeSecure: SMTP_REQUIRE_TLS ?? user !== undefined,
		user,
		password: decodeURIComponent(url.password) || undefined,
		from: MAIL_FROM,
	};
}
