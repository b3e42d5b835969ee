import { stemmer } from '@orama/stemmers/finnish';

const certainNen =
	/^(.{2,}[aeiouyäö])(?:nen|s(?:e|i)(?:n|t|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|en|in|a|ä|sti|nsa|nsä|mme|mpi|mp[aä][aä]?|mm[aä]n|mm[aä]t|mm[aä]ss[aä]|mm[aä]ksi|mpi[aäe]n?)|sten)$/u;
const doingNoun = /^(.{3,}[aeiouyäö])mi(?:nen|s(?:e|i)[a-zäö]*|st[aä]|sten)$/u;
const perhapsNen = /^(.{2,}(?:i|ai|äi))st[aä]$/u;

/** Stems that the forms of an unknown word share: Snowball's with consonant gradation levelled, or the -nen word it looks like. */
export function guessedStems(word: string): string[] {
	if (word.length < 4) return [word];
	const bare = word.length > 7 ? word.replace(/(?<=[aeiouyäönt])(kin|kaan|kään|han|hän)$/u, '') : word;
	const doing = doingNoun.exec(bare)?.[1];
	if (doing !== undefined) return [levelled(doing)];
	const certain = certainNen.exec(bare)?.[1];
	if (certain !== undefined && /(i|ll?ai|läi|llai)$/u.test(certain)) return [`${certain}nen`];
	const stem = stemmer(word);
	const plain = stem.length < 3 ? word : levelled(stem);
	const perhaps = perhapsNen.exec(bare)?.[1];
	return perhaps === undefined ? [plain] : [plain, `${perhaps}nen`];
}

function levelled(stem: string): string {
	return stem
		.replace(/([uy])(?:ks|d|t)$/u, '$1s')
		.replace(/[aeiouyäö]+$/u, '')
		.replace(/k[aä]s$/u, 'k')
		.replace(/kk$/u, 'k')
		.replace(/pp$/u, 'p')
		.replace(/tt$/u, 't')
		.replace(/nk$/u, 'ng')
		.replace(/nt$/u, 'nn')
		.replace(/mp$/u, 'mm')
		.replace(/lt$/u, 'll')
		.replace(/rt$/u, 'rr')
		.replace(/([aeiouyäöh])t$/u, '$1d')
		.replace(/([aeiouyäölr])p$/u, '$1v');
}
