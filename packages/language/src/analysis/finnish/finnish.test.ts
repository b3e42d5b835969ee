import { describe, expect, test } from 'vitest';
import { createAnalyser } from '../analyser.ts';

const analyser = createAnalyser({});
const basesOf = (word: string) => analyser.analysesOf(word, 'fi').map(({ base }) => base);
const familiesOf = (word: string) => analyser.analysesOf(word, 'fi').map(({ family }) => family);

const nouns: readonly (readonly [string, string])[] = [
	['laite', 'laitteen laitetta laitteessa laitteita laitteiden laitteille laitteemme'],
	['tarve', 'tarpeen tarvetta tarpeita tarpeiden tarpeisiin tarpeellemme'],
	['katu', 'kadun katua kadulla kadut katujen kaduilla katuja'],
	['lapsi', 'lapsen lasta lasten lapsille lapsia lapsiin'],
	['vesi', 'veden vettä vedessä vesiä vesien vesillä'],
	['käsi', 'käden kättä käsiä käsien käteen'],
	['uusi', 'uuden uutta uusien uusia uusilla uuteen'],
	['lehti', 'lehden lehteä lehdet lehtiä lehtien lehdissä'],
	['avain', 'avaimen avainta avaimet avaimia avaimien avaimella'],
	['tulostin', 'tulostimen tulostinta tulostimia tulostimien tulostimeen'],
	['asiakas', 'asiakkaan asiakasta asiakkaat asiakkaita asiakkaiden asiakkaille'],
	['opetus', 'opetuksen opetusta opetukseen opetuksia opetuksessa'],
	['mahdollisuus', 'mahdollisuuden mahdollisuutta mahdollisuudet mahdollisuuksia mahdollisuuksien'],
	['ihminen', 'ihmisen ihmistä ihmiset ihmisiä ihmisten ihmisille'],
	['esteetön', 'esteettömän esteetöntä esteettömiä esteettömien'],
	['automaatti', 'automaatin automaattia automaatit automaatteja automaattien automaateilla'],
	['kirja', 'kirjan kirjaa kirjat kirjoja kirjojen kirjoissa kirjaansa'],
	['aika', 'ajan aikaa ajat aikoja aikojen ajassa aikaan'],
	['ruoka', 'ruoan ruuan ruokaa ruokia'],
	['työ', 'työn työtä työt töitä töiden töissä työhön'],
	['kehys', 'kehyksen kehystä kehyksiä'],
	['opettaja', 'opettajan opettajaa opettajia opettajien opettajille'],
	['luku', 'luvun lukua luvut lukuja lukujen'],
	['nimi', 'nimen nimeä nimet nimiä nimien'],
	['kolmas', 'kolmannen kolmatta kolmansia'],
	['vanha', 'vanhan vanhoja vanhempi vanhemmat vanhimpia'],
	['nopea', 'nopean nopeaa nopeita nopeammin nopeampi nopeasti nopeimmat'],
	['yhteinen', 'yhteisen yhteistä yhteiset yhteisiä yhteisesti'],
];

const verbs: readonly (readonly [string, string])[] = [
	['hankkia', 'hankimme hankitaan hankitaanko hankittava hankkiminen hankkisi hankittu hankkineet'],
	['tulostaa', 'tulostan tulostetaan tulostaisi tulostaminen tulostettava tulostettu tulostaneet'],
	['varata', 'varaan varataan varaisi varaaminen varattava varattu varanneet varaamaan'],
	['lukea', 'luen luetaan lukisi lukeminen luettava luettu lukenut'],
	['antaa', 'annan annetaan antaisi antaminen annettava antoi annettiin'],
	['digitoida', 'digitoin digitoidaan digitoisi digitoiminen digitoitava digitoitu'],
	['opetella', 'opettelen opetellaan opettelisi opetteleminen opeteltava'],
	['valita', 'valitsen valitaan valitsisi valitseminen valittava valittiin'],
	['tehdä', 'teen tehdään tekisi tekeminen tehtävä tehty tehnyt'],
	['nousta', 'nousen noustaan nousisi nouseminen noussut'],
];

describe('forms of a word share its base form', () => {
	test.each(nouns)('%s', (base, forms) => {
		for (const form of forms.split(' ')) expect([form, basesOf(form).includes(base)]).toEqual([form, true]);
	});
	test.each(verbs)('%s', (base, forms) => {
		for (const form of forms.split(' '))
			expect([form, familiesOf(form).includes(base)]).toEqual([form, true]);
	});
});

test.each([
	['varaus', 'varata'],
	['tulostus', 'tulostaa'],
	['hankinta', 'hankkia'],
	['digitointi', 'digitoida'],
	['opetus', 'opettaa'],
	['turvallisuus', 'turvallinen'],
	['huolto', 'huoltaa'],
])('%s is of the family of %s', (noun, verb) => expect(familiesOf(noun)).toContain(verb));

test('unlike words keep apart', () => {
	for (const [one, other] of [
		['tilan', 'tilin'],
		['kuusen', 'kuun'],
		['laiva', 'laite'],
		['pelit', 'pelto'],
	] as const) {
		expect(basesOf(one).some((base) => basesOf(other).includes(base))).toBe(false);
	}
});

test('forms of an unknown word share a stem', () => {
	for (const [one, other] of [
		['kuutamourkki', 'kuutamourkin'],
		['blockbusterit', 'blockbustereita'],
		['zumbaan', 'zumbassa'],
	] as const) {
		expect(basesOf(one).some((base) => basesOf(other).includes(base))).toBe(true);
	}
});
