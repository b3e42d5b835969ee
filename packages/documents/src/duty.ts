const FINNISH =
	'tulee|tulevat|täytyy|pitää|vastaa|vastaavat|vastata|vastuulla|vastuullaan|edellyttää|edellyttävät|tarkistaa|tarkistavat|velvoittaa|velvoittavat';
const SWEDISH = 'ska|skall|bör|måste|ansvarar|förutsätter';
const ENGLISH = 'must|shall|is responsible for|are responsible for|is required to|are required to';

/** Whole words, with Finnish letters counted as letters (\b does not). */
const DUTY_WORDS = new RegExp(`(?<!\\p{L})(?:${FINNISH}|${SWEDISH}|${ENGLISH})(?!\\p{L})`, 'iu');

/** "on vastattava", "on myös johdettava": the Finnish passive of duty, at most two words between. */
const DUTY_PASSIVE =
	/(?<!\p{L})on(?: \p{L}{1,40}){0,2} (?!merkittäv|riittäv)\p{L}{1,40}t(?:tava|ttävä|ava|ävä)(?!\p{L})/iu;

/** Whether the text lays a duty on somebody, by its words in Finnish, Swedish or English. */
export function statesDuty(text: string): boolean {
	return DUTY_WORDS.test(text) || DUTY_PASSIVE.test(text);
}
