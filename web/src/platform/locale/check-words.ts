// Fails when the three languages, or the words and the code, do not agree: `node check-words.ts`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dynamicKeys } from './dynamic-keys.ts';
import { defaultLocale, locales } from './locale.ts';
import { readParts, type MessageParts } from './message-parts.ts';

type Catalogue = Record<string, string>;

export interface WordsProblem {
	key: string;
	problem: string;
}

function collectArguments(parts: MessageParts, into: Set<string>): void {
	for (const part of parts) {
		if (typeof part === 'string' || part === 0) continue;
		const [name, form, offset] = part;
		// Where a language needs plural forms and another does not, both take the same number.
		if (form === undefined) into.add(`${name}:text`);
		else if (form === 1) into.add(`${name}:number`);
		else {
			into.add(`${name}:${offset === undefined ? 'select' : 'number'}`);
			for (const choice of Object.values(form)) collectArguments(choice, into);
		}
	}
}

function argumentsOf(message: string): string {
	const found = new Set<string>();
	collectArguments(readParts(message), found);
	return [...found].sort().join(', ');
}

function readArguments(message: string): { list: string } | { error: string } {
	try {
		return { list: argumentsOf(message) };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}

export function compareLanguages(catalogues: Record<string, Catalogue>): WordsProblem[] {
	const problems: WordsProblem[] = [];
	const keys = new Set(Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue)));
	for (const key of keys) {
		const original = readArguments(catalogues[defaultLocale]?.[key] ?? '');
		for (const [locale, catalogue] of Object.entries(catalogues)) {
			const message = catalogue[key];
			if (message === undefined) problems.push({ key, problem: `missing in ${locale}` });
			else if (message.trim() === '') problems.push({ key, problem: `empty in ${locale}` });
			else {
				const own = readArguments(message);
				if ('error' in own) problems.push({ key, problem: `not ICU in ${locale}: ${own.error}` });
				else if ('list' in original && own.list !== original.list && catalogues[defaultLocale]?.[key]) {
					problems.push({
						key,
						problem: `takes {${own.list}} in ${locale} but {${original.list}} in ${defaultLocale}`,
					});
				}
			}
		}
	}
	return problems;
}

const quotedKey = /['"`]([a-z][a-z0-9-]*\.[A-Za-z0-9_.-]+)['"`]/g;
const calledKey = /\bt\(\s*['"]([^'"]+)['"]/g;

export function compareUse(keys: Set<string>, source: string, dynamic: readonly string[]): WordsProblem[] {
	const quoted = new Set([...source.matchAll(quotedKey)].map((match) => match[1] ?? ''));
	const called = new Set([...source.matchAll(calledKey)].map((match) => match[1] ?? ''));
	const unused = [...keys].filter(
		(key) => !quoted.has(key) && !dynamic.some((prefix) => key.startsWith(prefix)),
	);
	const unknown = [...called].filter((key) => !keys.has(key));
	return [
		...unused.map((key) => ({ key, problem: 'unused' })),
		...unknown.map((key) => ({ key, problem: 'used but has no words' })),
	];
}

function readCatalogue(folder: string): Catalogue {
	const catalogue: Catalogue = {};
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
		const area = path.basename(file, '.json');
		const words = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Catalogue;
		for (const [key, message] of Object.entries(words)) catalogue[`${area}.${key}`] = message;
	}
	return catalogue;
}

function readSource(folder: string): string {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter(
			(file) => /\.(svelte|ts)$/.test(file) && !/\.test\.ts$/.test(file) && !file.startsWith('messages'),
		)
		.map((file) => readFileSync(path.join(folder, file), 'utf8'))
		.join('\n');
}

export function checkWords(sourceFolder: string): WordsProblem[] {
	const catalogues = Object.fromEntries(
		locales.map((locale) => [locale, readCatalogue(path.join(sourceFolder, 'messages', locale))]),
	);
	const keys = new Set(Object.keys(catalogues[defaultLocale] ?? {}));
	return [...compareLanguages(catalogues), ...compareUse(keys, readSource(sourceFolder), dynamicKeys)];
}

if (import.meta.main) {
	const problems = checkWords(path.resolve(import.meta.dirname, '../..'));
	for (const { key, problem } of problems) console.error(`${key}: ${problem}`);
	if (problems.length > 0) process.exitCode = 1;
	else console.log('words: all languages agree');
}
