import {
	concepts,
	createAnalyser,
	createDescriber,
	tokensOf,
	withSynonyms,
	type Analyser,
	type Describer,
} from '@luotsi/language';
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { OwnTerms } from './tenant-similarity.ts';
import { installedVoikko } from './voikko.server.ts';

/** Concepts read between two breaths, so that other requests are answered meanwhile. */
const AT_A_TIME = 10;

let shared: Promise<Describer> | undefined;

/** One for all municipalities: it knows words, not who said them. */
function sharedDescriber(): Promise<Describer> {
	return (shared ??= makeDescriber());
}

async function makeDescriber(): Promise<Describer> {
	const voikko = installedVoikko();
	const analyser = createAnalyser(voikko ? { voikko } : {});
	await readWords(analyser);
	return createDescriber(concepts, analyser);
}

/** The analyser remembers the words; putting them together afterwards takes little time. */
async function readWords(analyser: Analyser): Promise<void> {
	for (const [at, concept] of concepts.entries()) {
		for (const language of ['fi', 'sv', 'en'] as const)
			for (const { text } of tokensOf(concept[language].join(' '))) analyser.analysesOf(text, language);
		if (at % AT_A_TIME === 0) await afterOthers();
	}
}

/** What everybody knows, with a municipality's own words. */
export async function describerWith({ same }: OwnTerms): Promise<Describer> {
	return withSynonyms(await sharedDescriber(), same);
}
