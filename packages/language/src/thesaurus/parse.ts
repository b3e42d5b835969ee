import type { Concept, ConceptKind } from './concept.ts';

type List = 'fi' | 'sv' | 'en' | 'broader' | 'related' | 'distinct';

const LISTS: Record<string, List> = {
	fi: 'fi',
	sv: 'sv',
	en: 'en',
	'>': 'broader',
	'~': 'related',
	'!': 'distinct',
};
const KINDS: readonly string[] = ['thing', 'place', 'people', 'act', 'quality'] satisfies ConceptKind[];
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads concepts, one a line: `id | fi a, b | sv … | en … | > broader | ~ related | ! distinct`.
 * A line `[thing]` gives the kind of those after it; a word ending in `?` is ambiguous.
 */
export function parseConcepts(text: string, source: string): Concept[] {
	const concepts: Concept[] = [];
	let kind: ConceptKind | undefined;
	for (const [index, raw] of text.split('\n').entries()) {
		const line = raw.trim();
		const where = `${source}:${index + 1}`;
		if (line === '') continue;
		const heading = /^\[(.*)\]$/.exec(line)?.[1];
		if (heading !== undefined) kind = kindOf(heading, where);
		else if (kind === undefined) throw new Error(`${where}: no kind before ${line.slice(0, 40)}`);
		else concepts.push(parseLine(line, kind, where));
	}
	return concepts;
}

function kindOf(heading: string, where: string): ConceptKind {
	if (!KINDS.includes(heading))
		throw new Error(`${where}: unknown kind ${heading}; one of ${KINDS.join(', ')}`);
	return heading as ConceptKind;
}

function parseLine(line: string, kind: ConceptKind, where: string): Concept {
	const [id = '', ...fields] = line.split('|').map((field) => field.trim());
	if (!ID.test(id)) throw new Error(`${where}: not an id: ${id}`);
	const concept: Concept = {
		id,
		kind,
		fi: [],
		sv: [],
		en: [],
		broader: [],
		related: [],
		distinct: [],
		ambiguous: [],
	};
	for (const field of fields) {
		const mark = field.split(' ', 1)[0]!;
		const list = LISTS[mark];
		if (list === undefined) throw new Error(`${where}: ${id}: unknown field ${field.slice(0, 20)}`);
		if (concept[list].length > 0) throw new Error(`${where}: ${id}: ${mark} twice`);
		concept[list] = parseTerms(field.slice(mark.length), concept.ambiguous, `${where}: ${id}`);
	}
	for (const language of ['fi', 'sv', 'en'] as const)
		if (concept[language].length === 0) throw new Error(`${where}: ${id}: no ${language}`);
	return concept;
}

function parseTerms(text: string, ambiguous: string[], where: string): string[] {
	const terms: string[] = [];
	for (const part of text.split(',')) {
		const term = part.trim().replace(/\?$/, '');
		if (term === '' || /\s{2}|[?[\]"]/.test(term)) throw new Error(`${where}: not a word: "${part}"`);
		if (terms.includes(term)) throw new Error(`${where}: ${term} twice`);
		if (part.trim() !== term && !ambiguous.includes(term)) ambiguous.push(term);
		terms.push(term);
	}
	return terms;
}
