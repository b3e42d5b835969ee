/** Everyday and clipped words, and other spellings, by the word they stand for. Synonyms are the thesaurus's matter. */
const meant: ReadonlyMap<string, string> = new Map([
	['tietsikka', 'tietokone'],
	['tietsika', 'tietokone'],
	['tietsa', 'tietokone'],
	['puhis', 'puhelin'],
	['luuri', 'puhelin'],
	['känny', 'kännykkä'],
	['lapari', 'läppäri'],
	['kirppari', 'kirpputori'],
	['kirjis', 'kirjasto'],
	['kirjotin', 'kirjoitin'],
	['printteri', 'tulostin'],
	['skanni', 'skanneri'],
	['tykki', 'projektori'],
	['videotykki', 'videoprojektori'],
	['appi', 'sovellus'],
	['appsi', 'sovellus'],
	['äppi', 'sovellus'],
	['softa', 'ohjelmisto'],
	['ropotti', 'robotti'],
	['mikki', 'mikrofoni'],
	['dokkari', 'dokumentti'],
	['leffa', 'elokuva'],
]);

/** The word a clipped or everyday base form stands for, or the base form itself. */
export function meantBy(base: string): string {
	return meant.get(base) ?? base;
}
