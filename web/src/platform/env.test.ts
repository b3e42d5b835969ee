import { expect, test } from 'vitest';
import { EnvError, readEnv } from './env.ts';

test('an empty environment gives a working local set-up', () => {
	expect(readEnv({ PORT: '' })).toMatchObject({
		port: 3000,
		host: '127.0.0.1',
		origin: 'http://localhost:3000',
		isOriginGiven: false,
		databaseUrl: undefined,
		databasePoolSize: 10,
		trustProxy: false,
		allowPrivateConnections: false,
	});
	expect(readEnv({}).dataDir).toMatch(/^\/.*\/data$/);
});

test('values are read, and the origin loses its last slash', () => {
	const env = readEnv({
		ORIGIN: 'https://luotsi.example.org/',
		TRUST_PROXY: 'TRUE',
		PORT: ' 8080 ',
		DATA_DIR: '/srv/x',
	});
	expect(env).toMatchObject({ origin: 'https://luotsi.example.org', isOriginGiven: true, trustProxy: true });
	expect(env).toMatchObject({ port: 8080, dataDir: '/srv/x' });
});

test.each([
	['PORT', '70000', 'PORT is "70000", but it must be a whole number from 1 to 65535.'],
	['PORT', 'http', 'PORT is "http", but it must be a whole number from 1 to 65535.'],
	[
		'ORIGIN',
		'luotsi.example.org',
		'ORIGIN is "luotsi.example.org", but it must be an address without a path',
	],
	['ORIGIN', 'https://example.org/luotsi', 'but it must be an address without a path'],
	['TRUST_PROXY', 'maybe', 'TRUST_PROXY is "maybe", but it must be true or false.'],
	['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud", but it must be one of trace, debug'],
	[
		'LIBRARY_DIRECTORY_URL',
		'ftp://a',
		'LIBRARY_DIRECTORY_URL is "ftp://a", but it must be an address such as',
	],
])('%s=%s is refused in a sentence', (name, value, sentence) => {
	expect(() => readEnv({ [name]: value })).toThrow(EnvError);
	expect(() => readEnv({ [name]: value })).toThrow(sentence);
});

test('a wrong secret is named but not shown, and every wrong variable is told at once', () => {
	const wrong = () => readEnv({ DATABASE_URL: 'mysql://root:hunter2@db', PORT: '-1' });
	expect(wrong).toThrow(/DATABASE_URL is \(a hidden value\), but it must be/);
	expect(wrong).toThrow(/PORT is "-1"/);
	expect(wrong).not.toThrow(/hunter2/);
});

test('mail is off by itself, and on with a server and a sender', () => {
	expect(readEnv({}).mail).toEqual({ relay: undefined, receiving: undefined });
	const { relay } = readEnv({
		SMTP_URL: 'smtps://luotsi:sala%40isuus@[::1]',
		MAIL_FROM: 'luotsi@kunta.example',
	}).mail;
	expect(relay).toMatchObject({
		host: '::1',
		port: 465,
		isSecure: true,
		user: 'luotsi',
		password: 'sala@isuus',
	});
	const plain = readEnv({ SMTP_URL: 'smtp://relay', MAIL_FROM: 'luotsi@kunta.example' }).mail.relay;
	expect(plain).toMatchObject({ port: 587, isSecure: false, mustBeSecure: false, user: undefined });
	const named = readEnv({ SMTP_URL: 'smtp://a:b@relay', MAIL_FROM: 'luotsi@kunta.example' }).mail.relay;
	expect(named?.mustBeSecure).toBe(true);
});

test.each([
	[
		{ SMTP_URL: 'relay.example.org' },
		'SMTP_URL is (a hidden value), but it must be an address such as smtp://',
	],
	[{ SMTP_URL: 'smtp://relay' }, 'SMTP_URL is set, but MAIL_FROM is not'],
	[{ MAIL_FROM: 'Luotsi <a@b.example>' }, 'but it must be one e-mail address'],
	[{ MAIL_REPLY_DOMAIN: 'vastaus.example.org' }, 'MAIL_REPLY_DOMAIN is set, but MAIL_INCOMING_PORT is not'],
	[{ MAIL_INCOMING_PORT: '2525' }, 'MAIL_INCOMING_PORT is set, but MAIL_REPLY_DOMAIN is not'],
	[
		{ MAIL_REPLY_DOMAIN: 'a b', MAIL_INCOMING_PORT: '2525' },
		'but it must be a domain whose mail comes to Luotsi',
	],
])('%o is refused in a sentence', (settings, sentence) => {
	expect(() => readEnv(settings)).toThrow(sentence);
});
