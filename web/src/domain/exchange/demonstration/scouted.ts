import type { CostClass, PrivacyClass, Quadrant, Ring } from '../../systems/technology/technology.ts';

export interface Scouted {
	name: string;
	serves: string;
	description: string;
	quadrant: Quadrant;
	ring: Ring;
	grounds: string;
	evidence?: string;
	cost?: CostClass;
	privacy?: PrivacyClass;
	privacyNote?: string;
	accessibility?: string;
	owner: string | null;
	/** The activity of culture or sports it belongs to. */
	host?: string;
	/** Words of the needs that wait for it. */
	needs?: RegExp;
	/** Days ago it was entered, and days from today it is looked at again. */
	ago: number;
	review: number | null;
	/** How it has moved since, the oldest first. */
	moved?: { ring: Ring; grounds: string; ago: number }[];
}

const coordinator = 'Palvelukoordinaattori';
const expert = 'Tietohallinnon asiantuntija';
const media = 'Mediatuottaja';
const librarian = 'Informaatikko';

const service: Scouted[] = [
	{
		...{ name: 'Noutolokero', serves: 'Varauksen saa myös, kun kirjasto on kiinni.', quadrant: 'service' },
		description:
			'Lukittava lokerikko, josta asiakas noutaa varauksensa kirjastokortilla mihin aikaan tahansa.',
		...{ ring: 'assess', grounds: 'Kolme naapurikuntaa kertoo hyvistä kokemuksista.', ago: 420, review: 120 },
		...{
			cost: 'medium',
			privacy: 'ordinary',
			privacyNote: 'Kortin numero välittyy lokerolle, ei jää sen muistiin.',
		},
		accessibility: 'Alarivin lokerot varataan niille, jotka asioivat pyörätuolilla.',
		evidence: 'Lainat kasvoivat kahdessa lähikirjastossa noin kymmenen prosenttia.',
		owner: coordinator,
		moved: [{ ring: 'trial', grounds: 'Kokeilulle on rahaa ja paikka Koriassa.', ago: 150 }],
	},
	{
		...{
			name: 'Mobiilitulostus',
			serves: 'Asiakas tulostaa omasta puhelimesta ja maksaa samalla.',
			quadrant: 'service',
		},
		description: 'Tulostustyö lähetetään puhelimella ja vapautetaan monitoimilaitteella, kun se on maksettu.',
		...{ ring: 'trial', grounds: 'Toimii jo kansalaisopistossa.', ago: 300, review: 200, cost: 'small' },
		...{ privacy: 'ordinary', owner: expert, needs: /mobiilitulostus/i },
		accessibility: 'Henkilökunta tulostaa, jos puhelinta ei ole.',
		moved: [{ ring: 'adopt', grounds: 'Neuvonta väheni selvästi. Otetaan mukaan laitehankintaan.', ago: 60 }],
	},
	{
		...{
			name: 'Omatoimiaukiolon etävalvonta',
			serves: 'Vika huomataan, vaikka talossa ei ole ketään.',
			quadrant: 'service',
		},
		description: 'Laitteet ilmoittavat itse, kun automaatti, ovi tai yhteys lakkaa toimimasta.',
		...{
			ring: 'assess',
			grounds: 'Omatoimikirjastoja on jo seitsemän, ja viat huomataan myöhään.',
			ago: 90,
			review: 90,
		},
		...{ cost: 'small', privacy: 'none', owner: expert, needs: /omatoimiviikonlopun/i },
	},
	{
		...{ name: '3D-tulostin ja tekopaja', serves: 'Asiakas tekee itse ja oppii uutta.', quadrant: 'service' },
		description:
			'Pieni työpaja, jossa on 3D-tulostin, vinyylileikkuri ja ohjaaja paikalla sovittuina aikoina.',
		...{ ring: 'trial', grounds: 'Toivottu kolmessa toimipisteessä.', ago: 260, review: 40, cost: 'small' },
		...{ privacy: 'none', owner: media, needs: /3D-|makerspace/i },
		accessibility: 'Työtaso on säädettävä, ja ohjeet ovat selkokielellä.',
	},
	{
		...{
			name: 'VR-lasit',
			serves: 'Paikkoihin ja aikoihin pääsee tutustumaan liikkumatta.',
			quadrant: 'service',
		},
		description: 'Lasit ja sovellukset kiertävässä laukussa, joka kulkee toimipisteestä toiseen.',
		...{ ring: 'trial', grounds: 'Laitteet saatiin avustuksella.', ago: 380, review: null, cost: 'small' },
		...{ privacy: 'ordinary', owner: media },
		accessibility: 'Ei sovi kaikille: huimaus ja epilepsia kysytään ensin.',
	},
	{
		...{
			name: 'Palvelurobotti aulassa',
			serves: 'Opastaa hyllylle ja toivottaa tervetulleeksi.',
			quadrant: 'service',
		},
		description: 'Liikkuva robotti, joka vastaa tavallisiin kysymyksiin.',
		...{
			ring: 'hold',
			grounds: 'Kallis hyötyynsä nähden. Palataan, kun hinta puolittuu.',
			ago: 250,
			review: 300,
		},
		...{ cost: 'large', privacy: 'ordinary', owner: coordinator },
	},
];

const content: Scouted[] = [
	{
		...{
			name: 'Tekoälyavusteinen kirjasuosittelu',
			serves: 'Lukija löytää seuraavan kirjan.',
			quadrant: 'content',
		},
		description:
			'Verkkokirjasto ehdottaa teoksia lainojen ja kuvausten perusteella. Suosittelu voidaan kytkeä pois.',
		...{ ring: 'assess', grounds: 'Kirjastokimppa selvittää yhteistä ratkaisua.', ago: 120, review: -12 },
		...{ cost: 'medium', privacy: 'special', owner: librarian, needs: /kirjasuosittelijaa/i },
		privacyNote: 'Lainahistoriaa saa käyttää vain asiakkaan luvalla.',
	},
	{
		...{
			name: 'Selkokielinen ääniopastus',
			serves: 'Museovieras kuulee tarinan omasta puhelimestaan.',
			quadrant: 'content',
		},
		description: 'Kävijä lukee koodin näyttelyssä ja kuuntelee opastuksen selkokielellä.',
		...{
			ring: 'trial',
			grounds: 'Sopii kesän näyttelyyn.',
			ago: 70,
			review: 100,
			cost: 'small',
			privacy: 'none',
		},
		...{ owner: 'Museoamanuenssi', needs: /ääniopastus/i },
		accessibility: 'Teksti ja viittomakielinen video kulkevat mukana.',
	},
	{
		...{
			name: 'Podcast-tuotanto',
			serves: 'Paikalliset tarinat ja kirjavinkit kuuluvat kotiin asti.',
			quadrant: 'content',
		},
		description: 'Äänityskoppi, kaksi mikrofonia ja ohje, jolla pääsee alkuun tunnissa.',
		...{
			ring: 'adopt',
			grounds: 'Kaksi sarjaa on jo tehty, ja kuuntelijoita riittää.',
			ago: 500,
			review: 240,
		},
		...{ cost: 'small', privacy: 'ordinary', owner: media, needs: /podcast/i },
		accessibility: 'Jokaisesta jaksosta julkaistaan teksti.',
	},
	{
		...{ name: 'Tapahtumien suoratoisto', serves: 'Tilaisuuteen voi osallistua kotoa.', quadrant: 'content' },
		description: 'Siirrettävä kalusto, jolla luento tai konsertti lähetetään verkkoon tekstitettynä.',
		...{ ring: 'adopt', grounds: 'Käytössä jo kansalaisopistossa ja Mediamajassa.', ago: 450, review: 210 },
		...{ cost: 'medium', privacy: 'ordinary', owner: media, needs: /striim/i },
		privacyNote: 'Yleisöä ei kuvata ilman lupaa.',
	},
	{
		...{
			name: 'Verkkolippu ja ovikoodi',
			serves: 'Tapahtumaan pääsee yhdellä koodilla.',
			quadrant: 'content',
		},
		description: 'Lippu ostetaan verkosta, ja koodi avaa oven tai portin.',
		...{ ring: 'trial', grounds: 'Kokeillaan kesän tapahtumissa.', ago: 80, review: 150, cost: 'small' },
		...{ privacy: 'ordinary', owner: 'Kulttuurituottaja', host: 'Kesän tapahtumat' },
	},
	{
		...{ name: 'Tietovisailu kosketusnäytöllä', serves: 'Lapset oppivat leikkien.', quadrant: 'content' },
		description: 'Lattiaan tai pöytään heijastettu peli lastenosastolla.',
		...{ ring: 'assess', grounds: 'Toivottu Haanojalla. Näyttöä ei vielä ole.', ago: 40, review: 140 },
		...{ cost: 'medium', privacy: 'none', owner: null, needs: /interaktiivinen/i },
	},
];

const systems: Scouted[] = [
	{
		...{ name: 'Asiasanoituksen automaatti', serves: 'Uusi aineisto löytyy nopeammin.', quadrant: 'systems' },
		description: 'Ohjelma ehdottaa asiasanoja, ja kuvailija hyväksyy ne.',
		...{
			ring: 'assess',
			grounds: 'Kansalliskirjaston palvelu on maksuton.',
			ago: 330,
			review: null,
			cost: 'none',
		},
		...{ privacy: 'none', owner: librarian },
		evidence: 'Kansallinen palvelu on käytössä kymmenissä organisaatioissa.',
	},
	{
		...{
			name: 'Kävijälaskenta antureilla',
			serves: 'Aukiolot osuvat sinne, missä ihmiset ovat.',
			quadrant: 'systems',
		},
		description: 'Oven anturi laskee kulkijat tunnistamatta heitä.',
		...{
			ring: 'trial',
			grounds: 'Uimahalli tarvitsee tuntitiedon vuorosuunnitteluun.',
			ago: 100,
			review: 160,
		},
		...{ cost: 'small', privacy: 'none', owner: 'Liikuntapaikkamestari', host: 'Uimahallin peruskorjaus' },
	},
	{
		...{
			name: 'Latujen ja kenttien kuntotieto',
			serves: 'Kuntoilija näkee olosuhteet ennen lähtöä.',
			quadrant: 'systems',
		},
		description: 'Huoltokoneen sijainti ja anturit päivittävät kartan itsestään.',
		...{ ring: 'assess', grounds: 'Naapurikunta säästi puhelinneuvonnassa.', ago: 200, review: -35 },
		...{ cost: 'small', privacy: 'ordinary', owner: 'Liikuntapaikkamestari' },
		privacyNote: 'Koneen sijainti on työntekijän sijainti: näytetään vain huollettu reitti.',
	},
	{
		...{
			name: 'Itse ilmoittava laiterekisteri',
			serves: 'Tiedetään, mitä laitteita on ja milloin ne vanhenevat.',
			quadrant: 'systems',
		},
		description: 'Hallintaohjelma päivittää rekisterin, eikä luetteloita kirjoiteta käsin.',
		...{
			ring: 'adopt',
			grounds: 'Tietohallinnolla on ohjelma jo käytössä.',
			ago: 150,
			review: 215,
			cost: 'none',
		},
		...{ privacy: 'ordinary', owner: expert },
	},
	{
		...{ name: 'Kasvojentunnistus ovilla', serves: 'Kirjautuminen ilman korttia.', quadrant: 'systems' },
		description: 'Kamera tunnistaa asiakkaan omatoimiovella.',
		...{
			ring: 'hold',
			grounds: 'Tunnistetieto on arkaluonteinen, eikä perustetta ole.',
			ago: 400,
			review: 500,
		},
		...{ cost: 'large', privacy: 'special', owner: coordinator },
	},
];

const ways: Scouted[] = [
	{
		...{
			name: 'Generatiivinen tekoäly työvälineenä',
			serves: 'Rutiinitekstit syntyvät nopeammin.',
			quadrant: 'ways',
		},
		description: 'Kaupungin hyväksymä tekoälyavustaja tiedotteiden ja ohjeiden luonnosteluun.',
		...{
			ring: 'assess',
			grounds: 'Ohje puuttuu, mutta käyttö on jo alkanut.',
			ago: 280,
			review: 60,
			cost: 'small',
		},
		...{ privacy: 'ordinary', owner: coordinator, needs: /tekoäly(työkaluista|n käyttöön)|generatiivinen/i },
		privacyNote: 'Henkilötietoja ei syötetä avustajalle.',
		moved: [{ ring: 'trial', grounds: 'Kaupunki julkaisi ohjeen ja hankki lisenssit.', ago: 95 }],
	},
	{
		...{
			name: 'Digiopastajien vertaisverkko',
			serves: 'Opastaja ei ole yksin hankalan kysymyksen kanssa.',
			quadrant: 'ways',
		},
		description: 'Yhteinen kanava ja kuukausittainen tapaaminen toimipisteiden digiopastajille.',
		...{
			ring: 'adopt',
			grounds: 'Ei maksa mitään, ja kaikki toimipisteet ovat mukana.',
			ago: 220,
			review: 145,
		},
		...{ cost: 'none', privacy: 'none', owner: librarian },
	},
	{
		...{ name: 'Etäopastus ruudunjaolla', serves: 'Apua saa kotiin.', quadrant: 'ways' },
		description: 'Opastaja näkee asiakkaan ruudun puhelun aikana.',
		...{
			ring: 'hold',
			grounds: 'Pankkitunnukset jäivät kokeilussa näkyviin. Ei jatketa.',
			ago: 180,
			review: 185,
		},
		...{ cost: 'small', privacy: 'special', owner: 'TVT-tukihenkilö' },
	},
];

export const scouted: readonly Scouted[] = [...service, ...content, ...systems, ...ways];
