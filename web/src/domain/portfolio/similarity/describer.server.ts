import {
	concepts,
	createAnalyser,
	prepareDescriber,
	prepareFinnish,
	withSynonyms,
	type Analyser,
	type Describer,
} from '@luotsi/language';
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { Db } from '#platform/db.server.ts';
import type { OwnTerms } from './tenant-similarity.ts';
import { ownTerms } from './term.store.server.ts';
import { installedVoikko } from './voikko.server.ts';

let analyser: Analyser | undefined;
let shared: Promise<Describer> | undefined;

/** One for all municipalities: it knows words, not who said them. */
export function sharedAnalyser(): Analyser {
	if (analyser) return analyser;
	const voikko = installedVoikko();
	return (analyser = createAnalyser(voikko ? { voikko } : {}));
}

/** One for all municipalities, made in small steps so that other requests are answered meanwhile. */
export function sharedDescriber(): Promise<Describer> {
	return (shared ??= prepareFinnish(afterOthers).then(() =>
		prepareDescriber(concepts, sharedAnalyser(), afterOthers),
	));
}

/** What everybody knows, with a municipality's own words. */
export async function describerWith({ same }: OwnTerms): Promise<Describer> {
	return withSynonyms(await sharedDescriber(), same);
}

/** The same, with the words the municipality has now. */
export async function ownDescriber(db: Db): Promise<Describer> {
	return describerWith(await ownTerms(db));
}
