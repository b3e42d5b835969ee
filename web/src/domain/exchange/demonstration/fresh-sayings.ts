interface FreshSaying {
	unit: string;
	text: string;
	place?: string;
	why?: string;
}

/** What the units have said in the round that is still open, in their own words; many say the same in other words. */
export const freshSayings: readonly FreshSaying[] = [
	{
		unit: 'Pääkirjasto',
		text: 'Lainausautomaatin näyttö jäätyy kesken lainauksen ja laite pitää käynnistää uudelleen.',
		place: 'Sisäänkäynnin automaatti',
		why: 'Asiakkaat tulevat jonoon tiskille ja luulevat tehneensä jotain väärin.',
	},
	{ unit: 'Kuusankosken kirjasto', text: 'Selfcheck jumittaa joka päivä, tilalle toimiva laite' },
	{ unit: 'Korian kirjasto', text: 'itsepalvelulainaus ei toimi, automaatti pitäisi vaihtaa' },
	{
		unit: 'Jaalan kirjasto',
		text: 'Netti pätkii iltapäivisin, lainaukset eivät mene perille.',
		why: 'Samat kirjat lainataan kahteen kertaan.',
	},
	{ unit: 'Valkealan kirjasto', text: 'Wifi ei riitä, kun koululuokka tulee käymään tablettien kanssa' },
	{ unit: 'Inkeroisten kirjasto', text: 'Langaton verkko katkeilee lukusalissa', place: 'Lukusali' },
	{
		unit: 'Kulttuuripalvelut',
		text: 'Luentosaliin induktiosilmukka, kuulolaitteen käyttäjät eivät saa puheesta selvää.',
	},
	{ unit: 'Kansalaisopisto, keskusta', text: 'Kuulovammaisille silmukka opetusluokkaan' },
	{
		unit: 'Myllykosken kirjasto',
		text: 'Ryhmätyötilan voisi varata itse netistä, nyt varaukset ovat vihossa.',
		why: 'Puheluita tulee päivittäin, ja päällekkäisiä varauksia sattuu.',
	},
	{ unit: 'Elimäen kirjasto', text: 'Kokoushuoneelle sähköinen varauskalenteri' },
	{ unit: 'Haanojan kirjasto', text: 'Asiakkaat kysyvät tulostamista suoraan kännykästä' },
	{ unit: 'Jaalan kirjasto', text: 'Mobiilitulostus: omasta puhelimesta paperille ilman sähköpostia' },
	{
		unit: 'Kuusankosken kirjasto',
		text: 'Henkilökunnalle peruskurssi tekoälystä, asiakkaat kysyvät siitä joka viikko.',
	},
	{ unit: 'Kansalaisopisto, Kuusankoski', text: 'Copilotin käyttöä pitäisi opettaa meille opettajille' },
	{
		unit: 'Uimahallit',
		text: 'Rannekkeen lataaminen itsepalveluna, kassalla seisotaan ruuhka-aikoina 20 minuuttia.',
	},
	{ unit: 'Liikuntapalvelut', text: 'Uimahallien sarjakortit ladattaviksi verkossa, kassajono pois' },
	{ unit: 'Museopalvelut', text: 'Näyttelyn opastus omaan puhelimeen, myös ruotsiksi ja englanniksi.' },
	{
		unit: 'Kansalaisopisto, Elimäki',
		text: 'Kurssille ilmoittautuminen on ikäihmisille liian vaikea, sivu selkokielelle.',
	},
	{ unit: 'Mediamaja', text: 'Podcast-mikrofoneja ei riitä ryhmille, tarvitaan neljä lisää.' },
	{
		unit: 'Kirjaston keskitetyt palvelut',
		text: 'Hyllypaikkojen päivitys käsipäätteellä, nyt kaksi käy joka kirjan läpi',
	},
];
