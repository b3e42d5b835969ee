import * as v from 'valibot';
import { locales, type Locale } from '#platform/locale/locale.ts';
import { FRAMEWORK_LIMITS, FrameworkFile, LEVELS, type Worded } from '../framework/framework.ts';
import type { FileIssue, FileIssueCode, ReadFramework } from './framework-import.ts';

const MOST_ISSUES = 50;

/** `Oma kehikko.csv` → `oma-kehikko`: what the municipality knows it by. */
function keyOf(fileName: string): string {
	const plain = fileName
		.replace(/\.[a-z]+$/i, '')
		.toLowerCase()
		.normalize('NFD')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '');
	return plain.slice(0, FRAMEWORK_LIMITS.key) || 'kehikko';
}

const nameOf = (fileName: string) =>
	fileName.replace(/\.[a-z]+$/i, '').slice(0, FRAMEWORK_LIMITS.name) || fileName;

/** In the form in which frameworks are taken out. */
export function readFrameworkJson(text: string): ReadFramework {
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		return { file: null, issues: [{ at: '', code: 'wrong_shape', about: '' }] };
	}
	const parsed = v.safeParse(FrameworkFile, given);
	if (parsed.success) return withUniqueCodes(parsed.output);
	const issues = parsed.issues.slice(0, MOST_ISSUES).map((issue): FileIssue => {
		const at = (issue.path ?? []).map(({ key }) => String(key)).join('.');
		return {
			at,
			code: codeOf(issue),
			about: typeof issue.input === 'string' ? issue.input.slice(0, 60) : '',
		};
	});
	return { file: null, issues };
}

function codeOf(issue: v.BaseIssue<unknown>): FileIssueCode {
	if (issue.type === 'max_length') return 'too_long';
	if (issue.type === 'check') return 'no_name';
	return issue.type === 'length' ? 'no_level' : 'wrong_shape';
}

function withUniqueCodes(file: FrameworkFile): ReadFramework {
	const seen = new Set<string>();
	const issues: FileIssue[] = [];
	for (const { code } of file.areas.flatMap(({ competences }) => competences)) {
		if (seen.has(code)) issues.push({ at: code, code: 'code_twice', about: code });
		seen.add(code);
	}
	return { file, issues };
}

interface Table {
	columns: readonly string[];
	rows: readonly { rowNumber: number; cells: readonly string[] }[];
}

/** `code`, `area_fi`, `name_sv`, `level3_en`…: a row for each competence. */
export function readFrameworkTable(table: Table, fileName: string): ReadFramework {
	const at = new Map(table.columns.map((name, index) => [name.trim().toLowerCase(), index]));
	if (!at.has('code') || !locales.some((locale) => at.has(`name_${locale}`)))
		return { file: null, issues: [{ at: '1', code: 'no_column', about: 'code, name_fi' }] };
	const issues: FileIssue[] = [];
	const seen = new Set<string>();
	const areas: FrameworkFile['areas'] = [];
	for (const { rowNumber, cells } of table.rows) {
		const cell = (name: string) => (cells[at.get(name) ?? -1] ?? '').trim();
		const worded = (name: string): Worded =>
			Object.fromEntries(
				locales.flatMap((locale): [Locale, string][] => {
					const said = cell(`${name}_${locale}`);
					return said ? [[locale, said]] : [];
				}),
			);
		const one = {
			code: cell('code'),
			names: worded('name'),
			levels: LEVELS.map((level) => worded(`level${level}`)),
		};
		const faults = faultsOf(one, seen).map((code) => ({ at: String(rowNumber), code, about: one.code }));
		issues.push(...faults);
		seen.add(one.code);
		if (faults.length === 0) place(areas, worded('area'), one);
	}
	const names = { fi: nameOf(fileName) };
	const head = { key: keyOf(fileName), names, edition: '', attribution: '', licence: '' };
	return { file: areas.length > 0 ? { ...head, areas } : null, issues: issues.slice(0, MOST_ISSUES) };
}

type FileCompetence = FrameworkFile['areas'][number]['competences'][number];

function place(areas: FrameworkFile['areas'], names: Worded, one: FileCompetence): void {
	const same = areas.find((area) => JSON.stringify(area.names) === JSON.stringify(names));
	if (same) same.competences.push(one);
	else areas.push({ names, competences: [one] });
}

function faultsOf({ code, names, levels }: FileCompetence, seen: ReadonlySet<string>): FileIssueCode[] {
	const isLong = (words: Worded, longest: number) =>
		Object.values(words).some((said) => said.length > longest);
	return [
		...(code === '' ? ['no_code' as const] : []),
		...(code !== '' && seen.has(code) ? ['code_twice' as const] : []),
		...(Object.keys(names).length === 0 ? ['no_name' as const] : []),
		...(levels.some((words) => Object.keys(words).length === 0) ? ['no_level' as const] : []),
		...(code.length > FRAMEWORK_LIMITS.code ||
		isLong(names, FRAMEWORK_LIMITS.name) ||
		levels.some((words) => isLong(words, FRAMEWORK_LIMITS.description))
			? ['too_long' as const]
			: []),
	];
}
