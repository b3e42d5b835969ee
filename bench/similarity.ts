// Tells how well the same need is found in other words, beside PostgreSQL's own ways:
// npm run bench -- similarity --needs FILE [--confusable FILE] | --proposals FILE.csv | --scale 100000 [--json]
import {
	concepts,
	createAnalyser,
	createDescriber,
	groupsOf,
	Similarity,
	SUGGESTED,
	type Concept,
	type Describer,
	type ScoredLink,
	type Suggestion,
	type TaughtPair,
} from '../packages/language/src/index.ts';
import { Options, Usage } from './arguments.ts';
import { judgeBaselines } from './similarity-baselines.ts';
import { judgeHits, judgeMergers, type Hits, type Mergers, type Pair } from './similarity-judge.ts';
import { isSame, readNeeds, readProposals, type Material, type Row } from './similarity-rows.ts';
import { measureScale } from './similarity-scale.ts';

const MOST_RANKED = 20;

/** Measures and prints. */
export async function run(args: string[]): Promise<void> {
	const options = new Options(args, {
		values: ['needs', 'confusable', 'proposals', 'scale'],
		flags: ['json'],
	});
	const size = options.number('scale');
	print(size === undefined ? await measure(materialOf(options)) : measureScale(size), options.has('json'));
}

function materialOf(options: Options): Material {
	const proposals = options.text('proposals');
	if (proposals) return readProposals(proposals);
	const needs = options.text('needs');
	if (!needs) throw new Usage('Give --needs FILE, --proposals FILE or --scale COUNT.');
	return readNeeds(needs, options.text('confusable'));
}

async function measure(material: Material) {
	return {
		...judge(material, concepts, learnedElsewhere(material)),
		withoutThesaurus: judge(material, [], learnedElsewhere(material)),
		withoutLearning: judge(material, concepts, () => []),
		baselines: await judgeBaselines(material),
		threshold: SUGGESTED,
		rows: material.rows.length,
	};
}

/** What the groups that the row is not in teach: mergers inside them. */
function learnedElsewhere({ rows }: Material): (row: Row) => TaughtPair[] {
	const pairs = rows.flatMap((a, at) => rows.slice(at + 1).flatMap((b) => (isSame(a, b) ? [{ a, b }] : [])));
	return (row) =>
		pairs
			.filter(({ a, b }) => ![...a.groups, ...b.groups].some((group) => row.groups.includes(group)))
			.map(({ a, b }) => ({ a: a.text, b: b.text, isSame: true }));
}

type Teaching = (row: Row) => TaughtPair[];

/** Leaves one group out at a time: what its mergers teach is not used when its own rows ask. */
function judge(material: Material, known: readonly Concept[], teaching: Teaching): Hits & Mergers {
	const { rows } = material;
	const similarity = new Similarity(remembering(createDescriber(known, createAnalyser({}))));
	for (const row of rows) similarity.put(row.id, row.text);
	const found = new Map<Row, Suggestion[]>();
	const byGroups = Map.groupBy(rows, ({ groups }) => groups.join(' '));
	for (const [, same] of byGroups) {
		similarity.learn(teaching(same[0]!));
		for (const row of same)
			found.set(row, similarity.similar(row.text, { limit: MOST_RANKED, exclude: (id) => id === row.id }));
	}
	const byId = new Map(rows.map((row) => [row.id, row]));
	const ranked = (row: Row) => found.get(row)!.map(({ id }) => byId.get(id)!);
	return { ...judgeHits(material, ranked), ...judgeMergers(material, suggestedPairs(rows, found, byId)) };
}

/** The same texts are described for every group that is left out. */
function remembering(describer: Describer): Describer {
	const known = new Map<string, ReturnType<Describer['describe']>>();
	return {
		...describer,
		describe(text) {
			const units = known.get(text) ?? describer.describe(text);
			known.set(text, units);
			return units;
		},
	};
}

/** Every two texts that stand in one suggested group. */
function suggestedPairs(
	rows: readonly Row[],
	found: ReadonlyMap<Row, readonly Suggestion[]>,
	byId: ReadonlyMap<string, Row>,
): Pair[] {
	const links: ScoredLink[] = rows.flatMap((row) =>
		found.get(row)!.map(({ id, score }) => ({ a: row.id, b: id, score })),
	);
	return groupsOf(links).flatMap(({ ids }) =>
		ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [byId.get(a)!, byId.get(b)!] as const)),
	);
}

function print(answer: object, isJson: boolean): void {
	if (isJson) console.log(JSON.stringify(answer, null, '\t'));
	else console.table(flat(answer));
}

function flat(answer: object, path = ''): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(answer).flatMap(([name, value]) =>
			value !== null && typeof value === 'object'
				? Object.entries(flat(value as object, `${path}${name} `))
				: [[`${path}${name}`, value]],
		),
	);
}
