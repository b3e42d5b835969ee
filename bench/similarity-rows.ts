import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type PapaParse from 'papaparse';
import { projectFolder } from '../web/src/platform/env.ts';
import { Usage } from './arguments.ts';

// The library that the product itself reads tables with.
const documents = createRequire(path.join(projectFolder(), 'packages/documents/package.json'));
const Papa = documents('papaparse') as typeof PapaParse;

/** A text with the groups it belongs to: two texts that share a group say the same. */
export interface Row {
	id: string;
	text: string;
	groups: string[];
}

export interface Material {
	rows: Row[];
	/** Groups that look alike and must not be suggested as the same. */
	confusable: { a: string; b: string }[];
}

const LEAST_IN_PLAN = 2;
const MOST_IN_PLAN = 8;

/** Needs with their groups, and the pairs of groups that are easily confused. */
export function readNeeds(file: string, confusable: string | undefined): Material {
	const needs = JSON.parse(readFileSync(file, 'utf8')) as { id: string; text_fi: string; group: string }[];
	if (!Array.isArray(needs)) throw new Usage(`${file} is not a list of needs.`);
	return {
		rows: needs.map(({ id, text_fi, group }) => ({ id, text: text_fi, groups: [group] })),
		confusable: confusable ? (JSON.parse(readFileSync(confusable, 'utf8')) as Material['confusable']) : [],
	};
}

/** Residents' proposals; the plans of two to eight proposals are the groups. */
export function readProposals(file: string): Material {
	const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
		header: true,
		skipEmptyLines: true,
	});
	const rows = data.map((row) => ({
		id: row['id'] ?? '',
		text: `${row['title'] ?? ''}\n${row['text'] ?? ''}`.trim(),
		groups: (row['plans'] ?? '').split(/[\s,;|]+/).filter(Boolean),
	}));
	const sizes = Map.groupBy(
		rows.flatMap(({ groups }) => groups),
		(group) => group,
	);
	const isFit = (group: string) => {
		const size = sizes.get(group)?.length ?? 0;
		return size >= LEAST_IN_PLAN && size <= MOST_IN_PLAN;
	};
	return {
		rows: rows.map(({ groups, ...row }) => ({ ...row, groups: groups.filter(isFit) })),
		confusable: [],
	};
}

/** Whether two texts say the same by the truth of the material. */
export function isSame(a: Row, b: Row): boolean {
	return a.groups.some((group) => b.groups.includes(group));
}
