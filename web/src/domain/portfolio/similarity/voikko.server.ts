import { createVoikko, type WordAnalyser } from '@luotsi/language';
import { existsSync, readFileSync } from 'node:fs';

/** Where the system's package puts it. */
const DICTIONARY = '/usr/lib/voikko/5/mor-standard/mor.vfst';

let voikko: WordAnalyser | null | undefined;

/** Voikko's Finnish dictionary where the machine has it; without it the product's own analysis does. */
export function installedVoikko(): WordAnalyser | undefined {
	voikko ??= existsSync(DICTIONARY) ? read() : null;
	return voikko ?? undefined;
}

/** A dictionary of another format is as good as none. */
function read(): WordAnalyser | null {
	try {
		return createVoikko(readFileSync(DICTIONARY));
	} catch {
		return null;
	}
}
