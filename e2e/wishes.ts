import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Wish {
	text: string;
	unit: string;
	price: number | null;
}

export const wishUnits = ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto', 'Kansalaisopisto'] as const;

/** A thing in the nominative, what is wrong with it. */
const topics: [string, string][] = [
	['lainausautomaatti', 'ei lue vanhoja kortteja'],
	['palautusautomaatti', 'jumittaa isoista kirjoista'],
	['asiakastietokone', 'käynnistyy liian hitaasti'],
	['langaton verkko', 'katkeilee lukusalissa'],
	['monitoimitulostin', 'rypistää paperit'],
	['3D-tulostin', 'sulattaa muovin rikki'],
	['videotykki', 'näyttää pelkkää sinistä'],
	['kokousnäyttö', 'ei yhdisty kannettavaan'],
	['mikrofoni', 'sihisee tapahtumissa'],
	['induktiosilmukka', 'puuttuu luentosalista'],
	['varauslaskuri', 'antaa vääriä numeroita'],
	['kävijälaskuri', 'laskee lastenvaunut kahdesti'],
	['valvontakamera', 'ei tallenna iltaisin'],
	['kulunvalvonta', 'lukitsee omatoimiasiakkaat ulos'],
	['itsepalveluhylly', 'ilmoittaa noutokoodin väärin'],
	['verkkokirjasto', 'hukkaa suosikkilistat'],
	['e-kirjasovellus', 'kaatuu tableteilla'],
	['tekstiviestimuistutus', 'tulee eräpäivän jälkeen'],
	['kassapääte', 'ei hyväksy lähimaksua'],
	['skanneri', 'vinouttaa valokuvat'],
	['digitointiasema', 'pysähtyy kesken nauhan'],
	['pelikone', 'vaatii aikuisen tunnukset'],
	['virtuaalilasit', 'sumentavat kuvan'],
	['kuulokkeet', 'särkyvät lasten käytössä'],
	['robottikortit', 'loppuvat kerhoissa'],
	['ompelukoneen näyttö', 'jää englanninkieliseksi'],
	['leikkuri', 'ei tunnista tiedostoja'],
	['äänityshuone', 'kaikuu ilman levyjä'],
	['ilmoittautumislomake', 'hukkaa yhteystiedot'],
	['kurssikalenteri', 'näyttää viime vuoden kurssit'],
	['tuntiopettajien kannettavat', 'ovat kuluneet loppuun'],
	['etäopetuksen kamera', 'tarkentaa seinään'],
	['oppimisalusta', 'unohtaa palautetut tehtävät'],
	['allergiatietojen lomake', 'vuotaa muille'],
	['tilavaraus', 'hyväksyy päällekkäiset varaukset'],
	['uimahallin portti', 'ei avaudu rannekkeella'],
	['museon opaslaite', 'puhuu liian hiljaa'],
	['konserttisalin valopöytä', 'sammuu lämmetessään'],
	['nuorisotilan peliserveri', 'ylikuormittuu perjantaisin'],
	['kirjastoauton paikannin', 'ilmoittaa väärän pysäkin'],
	['kirjastoauton akku', 'tyhjenee pakkasella'],
	['henkilökunnan puhelin', 'ei kuulu kellarivarastossa'],
	['intranet', 'vaatii salasanan joka sivulle'],
	['työvuorolista', 'ei näy kotoa'],
	['turvapainike', 'hälyttää väärään paikkaan'],
	['tietosuojakoulutus', 'vanheni viime syksynä'],
	['selkokielinen ohje', 'puuttuu venäjäksi'],
	['ruudunlukija', 'ei avaa aineistohakua'],
	['suurennuslaite', 'välkkyy ikävästi'],
	['aineistonhaku', 'ei ymmärrä kirjoitusvirheitä'],
	['lehtien lukunäyttö', 'himmenee auringossa'],
	['laturikaappi', 'polttaa sulakkeet'],
];

const ways = [
	(thing: string, fault: string) => `${thing[0]!.toUpperCase()}${thing.slice(1)} ${fault}.`,
	(thing: string, fault: string) => `Meillä ${thing} ${fault}, mitä asiakkaat ihmettelevät.`,
	(thing: string, fault: string) => `Taas ${thing} ${fault}. Siihen toivotaan korjausta.`,
	(thing: string, fault: string) => `Olisiko rahaa uusia, kun ${thing} ${fault}?`,
];

function made(count: number): Wish[] {
	const all = ways.flatMap((say, way) =>
		topics.map(([thing, fault], at): Wish => {
			const price = at % 3 === 0 && way < 2 ? 300 + 100 * way + at : null;
			return { text: say(thing, fault), unit: wishUnits[way]!, price };
		}),
	);
	return all.slice(0, count);
}

const shared = fileURLToPath(new URL('../../shared/data/needs/needs.json', import.meta.url));

/** Two hundred and more: those of real-sounding units where they are at hand, and made ones. */
export function wishes(): Wish[] {
	if (!existsSync(shared)) return made(topics.length * ways.length);
	const rows = JSON.parse(readFileSync(shared, 'utf8')) as { text_fi: string; cost_eur: number }[];
	const real = rows.map(({ text_fi: text, cost_eur: price }, at): Wish => {
		return { text, unit: wishUnits[at % wishUnits.length]!, price };
	});
	return [...real, ...made(104)];
}

/** As a table that the import reads. */
export function wishTable(list: readonly Wish[]): string {
	const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
	const rows = list.map(({ text, unit, price }) => `${quoted(text)},${unit},${price ?? ''}`);
	return ['Tarve,Toimipiste,Hinta', ...rows].join('\n');
}
