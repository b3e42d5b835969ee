// Tells how fast words are found among so many made-up needs: npm run bench -- search [--needs 20000] [--json]
import {
	concepts,
	createAnalyser,
	createDescriber,
	meaningsIn,
	SearchIndex,
} from '../packages/language/src/index.ts';
import { Options } from './arguments.ts';
import { heap, randomFrom, round, spread, timed, writeNeeds } from './similarity-scale.ts';

const USUAL = 20_000;
const QUESTIONS = 400;
const UPDATES = 200;
const SEED = 20270102;
const LANGUAGES = ['fi', 'sv', 'en'] as const;

/** Measures and prints. */
export function run(args: string[]): void {
	const options = new Options(args, { values: ['needs'], flags: ['json'] });
	const answer = measure(options.number('needs') ?? USUAL);
	if (options.has('json')) console.log(JSON.stringify(answer, null, '\t'));
	else console.dir(answer);
}

function measure(count: number) {
	const random = randomFrom(SEED);
	const texts = [...writeNeeds(count, random)];
	const questions = [...writeNeeds(QUESTIONS, random)].map((text) => asked(text, random));
	const startedAt = performance.now();
	const analyser = createAnalyser({});
	const describer = createDescriber(concepts, analyser);
	const readyAfter = performance.now() - startedAt;
	const before = heap();
	const index = new SearchIndex(analyser);
	const put = texts.map((text, at) => timed(() => index.put(String(at), [{ text, weight: 1 }])));
	const megabytes = heap() - before;
	const search = (text: string) =>
		timed(() =>
			index.search(text, {
				accept: () => true,
				languages: LANGUAGES,
				meanings: meaningsIn(text, describer, LANGUAGES),
			}),
		);
	search(questions[0]!);
	const updates = [...writeNeeds(UPDATES, random)];
	return {
		needs: count,
		searchMs: spread(questions.map(search)),
		updateMs: spread(
			updates.map((text) => {
				const key = String(Math.floor(random() * count));
				return timed(() => index.put(key, [{ text, weight: 1 }]));
			}),
		),
		buildSeconds: round(put.reduce((sum, ms) => sum + ms, 0) / 1000),
		longestPutMs: round(Math.max(...put)),
		memoryMegabytes: Math.round(megabytes),
		wordsReadyMs: round(readyAfter),
	};
}

/** One to three words of a need, the last one now and then unfinished. */
function asked(text: string, random: () => number): string {
	const words = text.split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length > 3);
	const from = Math.floor(random() * words.length);
	const some = words.slice(from, from + 1 + Math.floor(random() * 3)).join(' ');
	return random() < 0.4 ? some.slice(0, Math.max(3, some.length - 3)) : some;
}
