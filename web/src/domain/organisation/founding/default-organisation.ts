import type { Locale } from '#platform/locale/locale.ts';
import type { GovernanceModel } from '../tenant/tenant.ts';

type Names = Record<Locale, string>;

/** What a new municipality begins with; names are its own to change. */
export const defaultAreas: readonly { names: Names; governanceModel: GovernanceModel }[] = [
	{ names: { fi: 'Kirjasto', sv: 'Bibliotek', en: 'Library' }, governanceModel: 'own_strategy' },
	{
		names: { fi: 'Kansalaisopisto', sv: 'Medborgarinstitut', en: 'Adult education centre' },
		governanceModel: 'principals_review',
	},
	{ names: { fi: 'Kulttuuri', sv: 'Kultur', en: 'Culture' }, governanceModel: 'embedded' },
	{ names: { fi: 'Liikunta', sv: 'Idrott', en: 'Sports' }, governanceModel: 'embedded' },
];

const role = (externalKey: string, fi: string, sv: string, en: string) => ({
	externalKey,
	names: { fi, sv, en },
});

/** The key is what spreadsheets call the role, so that efforts find it at once. */
export const defaultRoles: readonly { externalKey: string; names: Names }[] = [
	role('palvelukoordinaattori', 'Palvelukoordinaattori', 'Servicekoordinator', 'Service coordinator'),
	role('informaatikko', 'Informaatikko', 'Informatiker', 'Information specialist'),
	role('mediatuottaja', 'Mediatuottaja', 'Medieproducent', 'Media producer'),
	role('tvt-tukihenkilo', 'TVT-tukihenkilö', 'IKT-stödperson', 'ICT support person'),
	role('kirjastovirkailija', 'Kirjastovirkailija', 'Bibliotekstjänsteman', 'Library officer'),
	role('kirjastonjohtaja', 'Kirjastonjohtaja', 'Bibliotekschef', 'Library director'),
	role('rehtori', 'Rehtori', 'Rektor', 'Principal'),
	role('opettaja', 'Opettaja', 'Lärare', 'Teacher'),
	role('kulttuurituottaja', 'Kulttuurituottaja', 'Kulturproducent', 'Culture producer'),
	role('museoamanuenssi', 'Museoamanuenssi', 'Museiamanuens', 'Museum curator'),
	role(
		'liikuntapalvelut',
		'Liikuntapalvelujen yhteyshenkilö',
		'Kontaktperson för idrottstjänster',
		'Sports services contact',
	),
	role('tietohallinto', 'Tietohallinto', 'Dataförvaltning', 'ICT management'),
];
