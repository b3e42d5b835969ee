import { concepts, createAnalyser, createDescriber, withSynonyms, type Describer } from '@luotsi/language';
import type { OwnTerms } from './tenant-similarity.ts';
import { installedVoikko } from './voikko.server.ts';

let shared: Describer | undefined;

/** One for all municipalities: it knows words, not who said them. */
export function sharedDescriber(): Describer {
	if (shared) return shared;
	const voikko = installedVoikko();
	return (shared = createDescriber(concepts, createAnalyser(voikko ? { voikko } : {})));
}

export function describerWith({ same }: OwnTerms): Describer {
	return withSynonyms(sharedDescriber(), same);
}
