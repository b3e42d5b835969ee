import { existsSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { address, truth, wholeNumber } from './env-values.ts';
import { mailSettings, mailVariables, wrongTogether, type MailSettings } from './mail-env.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const webProtocols = ['http:', 'https:'];
const originRight = 'an address without a path, such as https://luotsi.example.org';
const origin = v.pipe(
	address(webProtocols, originRight),
	v.check((text) => {
		const url = URL.parse(text);
		return url !== null && url.href.replace(/\/$/, '') === url.origin;
	}, originRight),
	v.transform((text) => new URL(text).origin),
);

const Variables = v.object({
	...mailVariables,
	PORT: v.optional(wholeNumber(1, 65_535), '3000'),
	HOST: v.optional(
		v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'an IP address or a host name, such as 127.0.0.1 or 0.0.0.0')),
		'127.0.0.1',
	),
	ORIGIN: v.optional(origin),
	DATA_DIR: v.optional(v.pipe(v.string(), v.regex(/^[^\0]+$/, 'a folder')), 'data'),
	DATABASE_URL: v.optional(
		address(['postgres:', 'postgresql:'], 'an address such as postgres://user:password@host:5432/luotsi'),
	),
	DATABASE_POOL_SIZE: v.optional(wholeNumber(2, 500), '10'),
	LOG_LEVEL: v.optional(v.picklist(logLevels, `one of ${logLevels.join(', ')}`), 'info'),
	TRUST_PROXY: v.optional(truth, 'false'),
	LIBRARY_DIRECTORY_URL: v.optional(
		address(webProtocols, 'an address such as https://api.kirjastot.fi/v4'),
		'https://api.kirjastot.fi/v4',
	),
	ALLOW_PRIVATE_CONNECTIONS: v.optional(truth, 'false'),
	SECURITY_CONTACT: v.optional(
		v.pipe(
			address(
				['mailto:', 'https:'],
				'an address such as mailto:security@example.org or https://example.org/security',
			),
			v.regex(/^\S+$/, 'one address without spaces'),
		),
	),
});

const secrets = new Set(['DATABASE_URL', 'SMTP_URL']);

export type Env = Readonly<{
	port: number;
	host: string;
	origin: string;
	/** False when the origin is only the default: then other names of this machine are also answered. */
	isOriginGiven: boolean;
	dataDir: string;
	databaseUrl: string | undefined;
	databasePoolSize: number;
	logLevel: (typeof logLevels)[number];
	trustProxy: boolean;
	libraryDirectoryUrl: string;
	allowPrivateConnections: boolean;
	/** Where weaknesses are reported to, as a URI; told in /.well-known/security.txt. */
	securityContact: string | undefined;
	mail: MailSettings;
}>;

export class EnvError extends Error {
	override name = 'EnvError';
}

/** The project folder, found from here whether this file runs as source or inside the build. */
export function projectFolder(from = import.meta.dirname): string {
	for (let folder = from; ; folder = path.dirname(folder)) {
		if (existsSync(path.join(folder, 'package-lock.json'))) return folder;
		if (folder === path.dirname(folder)) return process.cwd();
	}
}

export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
	const given = Object.fromEntries(
		Object.keys(Variables.entries).map((name) => [name, source[name]?.trim() || undefined]),
	);
	const result = v.safeParse(Variables, given);
	if (!result.success) throw new EnvError(sentences(result.issues).join('\n'));
	const values = result.output;
	const wrong = wrongTogether(values);
	if (wrong) throw new EnvError(wrong);
	return {
		port: values.PORT,
		host: values.HOST,
		origin: values.ORIGIN ?? `http://localhost:${values.PORT}`,
		isOriginGiven: values.ORIGIN !== undefined,
		dataDir: path.resolve(projectFolder(), values.DATA_DIR),
		databaseUrl: values.DATABASE_URL,
		databasePoolSize: values.DATABASE_POOL_SIZE,
		logLevel: values.LOG_LEVEL,
		trustProxy: values.TRUST_PROXY,
		libraryDirectoryUrl: values.LIBRARY_DIRECTORY_URL.replace(/\/+$/, ''),
		allowPrivateConnections: values.ALLOW_PRIVATE_CONNECTIONS,
		securityContact: values.SECURITY_CONTACT,
		mail: mailSettings(values),
	};
}

/** One sentence for each wrong variable: its name, its value (secrets hidden) and what is right. */
function sentences(issues: v.BaseIssue<unknown>[]): string[] {
	const byName = new Map<string, string>();
	for (const issue of issues) {
		const name = String(issue.path?.[0]?.key ?? 'The environment');
		const value = String(issue.path?.[0]?.value ?? '');
		const shown = secrets.has(name) ? '(a hidden value)' : JSON.stringify(value);
		if (!byName.has(name)) byName.set(name, `${name} is ${shown}, but it must be ${issue.message}.`);
	}
	return [...byName.values()];
}
