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
