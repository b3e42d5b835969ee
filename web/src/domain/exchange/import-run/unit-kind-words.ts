import { unitKinds, type UnitKind } from '../../organisation/service-unit/service-unit.ts';
import { looseName } from './loose-text.ts';

/** What a name or a word for a kind tells of the unit, in Finnish, Swedish and English; the first that fits. */
const words: [UnitKind, RegExp][] = [
	['main_library', /paakirjasto|huvudbibliotek|mainlibrary|centrallibrary/],
	['mobile_library', /kirjastoauto|bokbuss|biblioteksbuss|mobilelibrary|bookmobile/],
	['branch_library', /kirjasto|bibliotek|library/],
	['museum', /muse/],
	['pool', /uimahal|uimala|simhal|simbad|pool|swim/],
	['campus', /opisto|institut|kampus|campus|oppilaitos|koulu|skola|school|college|rehtor/],
	['venue', /sali|teatteri|teater|areena|arena|halli|hall|talo|hus|nayttamo|venue|galleri|maja/],
	['office', /toimisto|kansli|hallinto|forvaltning|office|palvelu|tjanst|service|johto/],
	['other', /^(muu|annan|annat|ovrig|other)/],
];

/** Null where the word tells nothing. */
export function unitKindOfWord(word: string): UnitKind | null {
	const exact = unitKinds.find((kind) => kind === word.trim().toLowerCase());
	return exact ?? words.find(([, pattern]) => pattern.test(looseName(word)))?.[0] ?? null;
}

export function kindOfUnit(name: string): UnitKind {
	return unitKindOfWord(name) ?? 'other';
}
