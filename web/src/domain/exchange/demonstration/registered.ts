import type { IncidentKind, Severity } from '../../systems/incident/incident.ts';
import type { Direction, ManagedSystem, SystemKind } from '../../systems/managed-system/managed-system.ts';

const coordinator = 'Palvelukoordinaattori';
const expert = 'Tietohallinnon asiantuntija';
const librarian = 'Informaatikko';
const town = 'Kouvolan kaupunki';

type Facts = Pick<
	ManagedSystem,
	'purpose' | 'usedBy' | 'vendor' | 'personalData' | 'personalDataGroups' | 'legalBasis' | 'processor'
> &
	Pick<ManagedSystem, 'dataLocation' | 'retention' | 'informationSet'>;

export interface Registered extends Partial<Facts> {
	name: string;
	kind: SystemKind;
	criticality: number;
	owner: string | null;
	deputy?: string;
	/** Units of these areas, or those named. */
	areas?: readonly ('library' | 'adult_education' | 'sports')[];
	controller?: string;
	contract?: {
		title: string;
		/** Months from this one to the last day of the contract; null: until further notice. */
		ends: number | null;
		noticeMonths: number;
		options?: number;
		price: number;
		index?: string;
	};
	/** Words of the needs that ask something of it. */
	needs?: RegExp;
	interfaces?: readonly { other: string; direction: Direction; moves: string; technique?: string }[];
	log?: readonly {
		kind: IncidentKind;
		title: string;
		severity: Severity;
		/** Days from today, and the hours of that day in which it began and ended; null where it goes on. */
		day: number;
		from: number;
		to: number | null;
		outcome?: string;
	}[];
}

export const registered: readonly Registered[] = [
	{
		...{ name: 'Kirjastojärjestelmä', kind: 'library_system', criticality: 1, owner: coordinator },
		...{ deputy: librarian, areas: ['library'] },
		purpose: 'Lainaus, palautus, varaukset, hankinta ja kokoelman luettelo kaikissa kirjastoissa.',
		usedBy: 'Henkilökunta ja noin 40 000 asiakasta',
		vendor: 'Kirjastokimpan yhteinen toimittaja',
		...{ personalData: 'ordinary', legalBasis: 'public_task', controller: town },
		personalDataGroups: 'Asiakkaiden yhteystiedot, lainat, varaukset ja maksut; henkilökunnan tunnukset.',
		processor: 'Järjestelmän toimittaja',
		dataLocation: 'Toimittajan konesali Suomessa',
		retention:
			'Lainatiedot poistuvat palautuksessa. Asiakkuus poistetaan kolmen vuoden käyttämättömyyden jälkeen.',
		informationSet: 'Kirjastopalvelujen asiakas- ja aineistotiedot',
		contract: {
			...{ title: 'Ylläpito- ja palvelusopimus', ends: 28, noticeMonths: 6, price: 42_000 },
			index: 'Asukasluvun mukaan, 0,55 € asukasta kohden',
		},
		needs: /SIP2|uusia ominaisuuksia|SMS-muistutus/i,
		interfaces: [
			{
				...{ other: 'Verkkokirjasto', direction: 'both', technique: 'REST-rajapinta' },
				moves: 'Nimekkeet, saatavuus, varaukset ja lainat',
			},
			{
				...{ other: 'Lainaus- ja palautusautomaatio', direction: 'both', technique: 'SIP2' },
				moves: 'Lainaukset ja palautukset',
			},
			{
				...{ other: 'Kaupungin laskutus', direction: 'out', technique: 'Siirtotiedosto' },
				moves: 'Perittävät maksut',
			},
		],
		log: [
			{
				...{ kind: 'fault', title: 'Lainaus ja palautus eivät toimineet', severity: 'total' },
				...{ day: -41, from: 9, to: 14 },
				outcome: 'Toimittajan tietokantapalvelin käynnistettiin uudelleen. Lainat kirjattiin paperilta.',
			},
			{
				...{ kind: 'planned_break', title: 'Versiopäivitys', severity: 'total' },
				...{ day: 9, from: 6, to: 8 },
			},
		],
	},
	{
		...{ name: 'Verkkokirjasto', kind: 'online_library', criticality: 2, owner: librarian },
		...{ deputy: coordinator, areas: ['library'] },
		purpose: 'Haku, varaaminen, uusiminen ja e-aineistot asiakkaille verkossa.',
		...{ usedBy: 'Asiakkaat', vendor: 'Kansalliskirjasto' },
		...{ personalData: 'ordinary', legalBasis: 'public_task', controller: town },
		personalDataGroups: 'Kirjautuneen asiakkaan tiedot kirjastojärjestelmästä, omat listat.',
		...{ processor: 'Kansalliskirjasto', dataLocation: 'Suomi' },
		...{ retention: 'Omat listat asiakkuuden ajan.', informationSet: 'Kirjastopalvelujen verkkopalvelut' },
		contract: { title: 'Näkymäpalvelun sopimus', ends: null, noticeMonths: 6, price: 0 },
		needs: /verkkokirjasto/i,
		log: [
			{
				...{ kind: 'fault', title: 'Kirjautuminen ei onnistu kirjastokortilla', severity: 'partial' },
				...{ day: -1, from: 15, to: null },
			},
			{
				...{ kind: 'fault', title: 'Haku oli poikki', severity: 'total', day: -96, from: 13, to: 15 },
				outcome: 'Taustapalvelun häiriö, korjaantui toimittajan toimin.',
			},
		],
	},
	{
		...{ name: 'Lainaus- ja palautusautomaatio', kind: 'automation', criticality: 2, owner: expert },
		...{ deputy: coordinator, areas: ['library'] },
		purpose: 'Lainausautomaatit, palautusautomaatti ja omatoimikirjastojen kulunvalvonta.',
		...{ usedBy: 'Asiakkaat ja henkilökunta', personalData: 'ordinary', legalBasis: 'public_task' },
		...{ personalDataGroups: 'Kortin numero asioinnin ajan, kulunvalvonnan loki.', controller: town },
		...{ dataLocation: 'Laitteissa toimipisteissä', retention: 'Kulunvalvonnan loki kuukauden.' },
		contract: {
			...{ title: 'Huolto- ja varaosasopimus', ends: 49, noticeMonths: 3, options: 2, price: 18_600 },
			index: 'Kuluttajahintaindeksi, enintään 3 %',
		},
		needs: /kulunvalvonta|palautuslajittelija|kortinlukija/i,
		log: [
			{
				...{ kind: 'maintenance', title: 'Vuosihuolto, Pääkirjaston palautusautomaatti', severity: 'minor' },
				...{ day: -20, from: 8, to: 12 },
			},
		],
	},
	{
		...{ name: 'Kurssijärjestelmä', kind: 'course_system', criticality: 2, owner: 'Vastuuopettaja' },
		areas: ['adult_education'],
		purpose: 'Kansalaisopiston kurssit, ilmoittautuminen, maksut ja opettajien tunnit.',
		...{ usedBy: 'Opiston henkilökunta ja noin 9 000 opiskelijaa', personalData: 'ordinary' },
		...{ legalBasis: 'law', controller: town, dataLocation: 'Pilvipalvelu EU-alueella' },
		personalDataGroups: 'Opiskelijoiden yhteystiedot, ilmoittautumiset ja maksut; opettajien työtiedot.',
		contract: {
			...{ title: 'Palvelusopimus', ends: 43, noticeMonths: 6, options: 1, price: 15_900 },
			index: 'Sovittu hinnasto',
		},
		needs: /ilmoittautumisjärjestelmä/i,
	},
	{
		...{ name: 'Liikuntapaikkojen varausjärjestelmä', kind: 'booking', criticality: 3, owner: null },
		...{ areas: ['sports'], purpose: 'Vuorojen haku, varaaminen ja laskutus.' },
		...{ usedBy: 'Seurat, koulut ja liikuntapalvelut', personalData: 'ordinary' },
	},
	{
		...{ name: 'Palvelujen verkkosivut', kind: 'website', criticality: 3, owner: 'Mediatuottaja' },
		...{
			deputy: librarian,
			purpose: 'Kirjaston, opiston, kulttuurin ja liikunnan sivut kaupungin sivustolla.',
		},
		...{ usedBy: 'Kuntalaiset', personalData: 'none', legalBasis: 'none_needed' },
		...{ dataLocation: 'Kaupungin julkaisupalvelu', retention: 'Sivu poistetaan, kun se vanhenee.' },
		informationSet: 'Viestinnän aineistot',
		needs: /tuplaylläpito|Samat tiedot/i,
	},
];
