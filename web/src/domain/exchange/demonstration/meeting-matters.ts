export interface HeldMatter {
	title: string;
	presenter?: string;
	caseNumber: string;
	grounds: string;
	proposal: string;
	discussion: string;
	decision: string;
	followUps: { title: string; post: string; inDays: number }[];
}

/** What the library's management team took up in its last meeting. */
export const heldMatters: readonly HeldMatter[] = [
	{
		title: 'Tarvekierroksen tulokset',
		presenter: 'Palvelukoordinaattori',
		caseNumber: '2187/2026',
		grounds:
			'Kaikilta toimipisteiltä kysyttiin, mitä tietotekniikkaa tarvitaan. Samaa tarkoittavat toiveet on yhdistetty ja jokainen on käyty läpi.',
		proposal: 'Merkitään tulokset tiedoksi ja arvioidaan tarpeet seuraavaksi yhdessä.',
		discussion:
			'Toiveissa näkyvät eniten lainausautomaatit, verkkoyhteydet ja etäosallistuminen. Kirjastoautosta toivottiin vielä tarkennusta.',
		decision: 'Tulokset merkittiin tiedoksi. Kirjastoauton tarpeista kysytään vielä tarkemmin.',
		followUps: [
			{ title: 'Tarkenna kirjastoauton tarpeet', post: 'Palvelukoordinaattori', inDays: 5 },
			{ title: 'Kerro tuloksista toimipisteille', post: 'Informaatikko', inDays: -2 },
		],
	},
	{
		title: 'Lainausautomaattien uusiminen',
		presenter: 'Palvelukoordinaattori',
		caseNumber: '2203/2026',
		grounds:
			'Vanhimpien automaattien varaosia ei enää saa. Pääkirjaston automaatti on ollut poissa käytöstä kuusi päivää syksyn aikana.',
		proposal: 'Uusitaan ensin pääkirjaston ja Kuusankosken automaatit suunnitelman mukaisesti.',
		discussion:
			'Todettiin, että omatoimiaika on pisin Kuusankoskella, joten häiriö haittaa siellä eniten. Rahoitus on suunnitelmassa.',
		decision: 'Pääkirjaston ja Kuusankosken automaatit uusitaan ensin.',
		followUps: [{ title: 'Valmistele tarjouspyyntö', post: 'Tietohallinnon asiantuntija', inDays: 24 }],
	},
	{
		title: 'Henkilöstön TVT-osaaminen',
		presenter: 'Informaatikko',
		caseNumber: '',
		grounds: 'Strategian mukaan työyhteisön sitoutuminen edellyttää osaamista ja yhteistä suunnittelua.',
		proposal: 'Varataan kevääseen kaksi yhteistä koulutuspäivää.',
		discussion: 'Päivät sovitetaan niin, ettei mikään toimipiste ole kiinni molempina päivinä.',
		decision: 'Keväällä järjestetään kaksi yhteistä koulutuspäivää, huhtikuussa ja toukokuussa.',
		followUps: [{ title: 'Ehdota koulutuspäivien aiheet', post: 'Informaatikko', inDays: 30 }],
	},
];
