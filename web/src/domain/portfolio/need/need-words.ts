import type { Translate } from '#platform/locale/translate.ts';

/** Kinds that have words in each language. */
export const usualKinds = [
	'osaaminen',
	'kirjastoautomaatio',
	'laitteet',
	'verkkokirjasto',
	'tilatekniikka',
	'henkilosto',
	'tietoturva_tietosuoja',
	'mediakasvatus',
	'kokeilu',
	'ohjelmistot_lisenssit',
	'tukipalvelut',
	'viestinta_ajanvaraus',
	'tieto_tilastot',
	'verkkoyhteydet',
	'kirjastojarjestelma',
	'saavutettavuus',
] as const;

/** A kind is free text; the usual ones have words in each language. */
export function kindText(t: Translate, kind: string | null): string {
	if (!kind) return '';
	const key = `need-kind.${kind}`;
	if (t.has(key)) return t(key);
	return kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');
}

/** "Koria and 2 others": who has said it. */
export function unitsText(t: Translate, need: { unit: string; units: number }): string {
	return need.units > 1 ? t('need.units', { unit: need.unit, more: need.units - 1 }) : need.unit;
}
