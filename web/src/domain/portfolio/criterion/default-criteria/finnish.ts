import type { DefaultSet } from './default-criteria.ts';

export const finnish: DefaultSet = {
	benefit: {
		name: 'Hyöty asiakkaalle',
		question: 'Mitä asiakas saa, kun tarve on hoidettu?',
		anchors: [
			'Asiakas ei huomaa eroa.',
			'Asiointi on hieman sujuvampaa.',
			'Asiakas hoitaa asiansa selvästi helpommin tai nopeammin kuin nyt.',
			'Asiakas saa palvelun, jota hän ei nyt saa lainkaan tai joka on usein poissa käytöstä.',
			'Palvelu avautuu ryhmälle, joka on nyt jäänyt kokonaan sen ulkopuolelle.',
		],
	},
	reach: {
		name: 'Vaikutuksen laajuus',
		question: 'Kuinka monta toimipistettä ja asukasta tarve koskee?',
		anchors: [
			'Yhtä työntekijää tai laitetta.',
			'Yhtä toimipistettä.',
			'Muutamaa toimipistettä tai yhtä asiakasryhmää koko kunnassa.',
			'Useimpia toimipisteitä.',
			'Kaikkia toimipisteitä tai koko kirjastokimppaa.',
		],
	},
	necessity: {
		name: 'Välttämättömyys',
		question: 'Edellyttääkö laki, tietoturva, saavutettavuus tai sopimus tätä?',
		anchors: [
			'Mikään ei velvoita. Voidaan tehdä, jos halutaan.',
			'Suositus tai hyvä tapa.',
			'Puute on kirjattu esimerkiksi tarkastuksessa tai saavutettavuusselosteessa, eikä määräaikaa ole.',
			'Velvoite tulee voimaan tai tuki päättyy kolmen vuoden kuluessa.',
			'Velvoitetta rikotaan jo nyt, tai tietoturvasta on välitön vaara.',
		],
	},
	reliability: {
		name: 'Työaika ja toimintavarmuus',
		question: 'Kuinka paljon henkilökunnan aikaa säästyy tai häiriöitä jää pois?',
		anchors: [
			'Ei säästöä, tai työ lisääntyy.',
			'Satunnainen pieni vaiva jää pois.',
			'Säästyy tunteja kuukaudessa, tai kuukausittainen häiriö loppuu.',
			'Säästyy tunteja viikossa, tai viikoittainen häiriö loppuu.',
			'Säästyy työtunteja joka päivä, tai palvelun pysäyttävä vika poistuu.',
		],
	},
	equality: {
		name: 'Tasapuolisuus',
		question: 'Tasoittaako tämä eroja toimipisteiden tai asukasryhmien välillä?',
		anchors: [
			'Ero kasvaa.',
			'Erot pysyvät ennallaan.',
			'Yksi puute verrattuna muihin toimipisteisiin korjaantuu.',
			'Heikommin varusteltu toimipiste tai ryhmä saa saman kuin muut.',
			'Sama palvelutaso toteutuu kaikkialla.',
		],
	},
	risk: {
		name: 'Riski ja valmius',
		question: 'Kuinka epävarmaa onnistuminen on? Suuri arvo laskee sijoitusta.',
		anchors: [
			'Vastaava on tehty ennen, ja tekijät ja raha ovat tiedossa.',
			'Tiedetään, miten tehdään. Jokin pieni asia on sopimatta.',
			'Tarvitaan selvitys tai toisen yksikön työpanos.',
			'Riippuu toimittajasta tai hankkeesta, johon emme voi vaikuttaa.',
			'Tekniikkaa tai osaamista ei vielä ole, eikä kustannusta tiedetä.',
		],
	},
};
