// Reads elections in the Pabulib format (Faliszewski et al. 2023): META, PROJECTS and VOTES, fields between semicolons.
import { greatestCommonDivisor, rationalFrom, type Rational } from '../packages/engine/src/index.ts';
import type { Election } from '../packages/engine/src/index.ts';

type Row = Record<string, string>;

/** Sections by name; META as one row. */
interface Sections {
	meta: Row;
	projects: Row[];
	votes: Row[];
}

/** A vote as scores per project: 1 for each approved, points where given, Borda for rankings. */
function ballotOf(vote: Row, type: string): [string, Rational][] {
	const names = (vote['vote'] ?? '').split(',').filter((name) => name !== '');
	if (type === 'ordinal') {
		const ranked = [...new Set(names)];
		return ranked.map((name, place) => [name, rationalFrom(String(names.length - place - 1))]);
	}
	if (type === 'cumulative' || type === 'scoring') {
		const points = (vote['points'] ?? '').split(',').filter((text) => text !== '');
		return points.length === 0 ? [] : names.map((name, index) => [name, rationalFrom(points[index] ?? '0')]);
	}
	if (type === 'approval' || type === 'choose-1') return names.map((name) => [name, rationalFrom('1')]);
	throw new Error(`unknown vote type ${type}`);
}

/** An election read, with the number of its smallest units of money that make one of the file's. */
export interface ReadElection {
	election: Election;
	moneyUnit: number;
}

/**
 * Money and points are scaled to integers.
 * @throws {Error} when a part is missing, of an unknown type, or too long for a safe integer
 */
export function readElection(text: string): ReadElection {
	const { meta, projects, votes } = sectionsOf(text);
	const costs = projects.map((one) => rationalFrom(one['cost']!));
	const budget = rationalFrom(meta['budget']!);
	const cents = commonDenominator([budget, ...costs]);
	const ballots = votes.map((vote) => ballotOf(vote, meta['vote_type']!));
	const points = commonDenominator(ballots.flat().map(([, score]) => score));
	const election = {
		budget: scaled(budget, cents),
		projects: projects.map((one, index) => ({ id: one['project_id']!, cost: scaled(costs[index]!, cents) })),
		voters: ballots.map((ballot) => ({
			scores: Object.fromEntries(ballot.map(([name, score]) => [name, scaled(score, points)])),
		})),
	};
	return { election, moneyUnit: Number(cents) };
}

function sectionsOf(text: string): Sections {
	const sections: Sections = { meta: {}, projects: [], votes: [] };
	let section: keyof Sections | null = null;
	let header: string[] | null = null;
	for (const fields of rowsOf(text.replace(/^\uFEFF/, ''))) {
		const name = fields[0]!.trim().toLowerCase();
		if (fields.length === 1 && name === '') continue;
		if (name === 'meta' || name === 'projects' || name === 'votes') [section, header] = [name, null];
		else if (!header) header = fields.map((field) => field.trim());
		else if (section === 'meta') sections.meta[fields[0]!.trim()] = (fields[1] ?? '').trim();
		else if (section) sections[section].push(rowOf(header, fields, section === 'projects'));
	}
	return sections;
}

function rowOf(header: string[], fields: string[], isProject: boolean): Row {
	const row: Row = {};
	fields.forEach((field, index) => {
		if (header[index] !== undefined && field.trim().toLowerCase() !== 'none')
			row[header[index]] = field.trim();
	});
	if (isProject) row['project_id'] = fields[0]!.trim();
	return row;
}

// Quoted fields may hold semicolons, line breaks and doubled quotes; a quote elsewhere stands for itself.
function* rowsOf(text: string): Generator<string[]> {
	const field = /(?:"((?:[^"]|"")*)"([^;\r\n]*)|([^;\r\n]*))(;|\r\n|\r|\n|$)/y;
	let row: string[] = [];
	while (field.lastIndex < text.length) {
		const match = field.exec(text)!;
		row.push(match[1] === undefined ? match[3]! : match[1].replaceAll('""', '"') + match[2]!);
		if (match[4] === ';') {
			if (field.lastIndex === text.length) row.push('');
			else continue;
		}
		yield row;
		row = [];
	}
}

function commonDenominator(values: Rational[]): bigint {
	return values.reduce(
		(common, { denominator }) => (common / greatestCommonDivisor(common, denominator)) * denominator,
		1n,
	);
}

function scaled({ numerator, denominator }: Rational, scale: bigint): number {
	const value = Number((numerator * scale) / denominator);
	if (!Number.isSafeInteger(value)) throw new Error(`too long a number: ${numerator}/${denominator}`);
	return value;
}
