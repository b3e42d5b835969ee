// The commonest words of written Finnish that name no thing, place or people, by base form.
const finnish = `
ajaa ajatella alkaa antaa aloittaa arvioida asettaa auttaa edellyttää ehtiä elää esittää estää etsiä haitata hakea haluta
harkita havaita hoitaa huomata hyötyä ilmetä istua jaksaa jakaa jatkaa jatkua johtaa johtua joutua jättää jäädä kaivata
kasvaa katsoa kehittää keksiä kertoa kestää kiinnostaa kohdata koskea kuulua kuulla kysyä kyetä käydä käyttää laittaa
lakata lisätä loppua luoda luopua lähteä löytyä löytää mennä merkitä miettiä muistaa muuttaa muuttua myöntää nousta nähdä
näkyä näyttää odottaa ohjata olla onnistua oppia osata osoittaa ottaa palata palvella parantaa perustua pistää pitää
poistaa puhua puuttua puuttuva pyrkiä pystyä pysyä pyytää päästä päättää rakentaa ratkaista riittää saada saapua sanoa
sattua selvitä seurata siirtyä sijaita sopia suorittaa syntyä tahtoa tapahtua tarjota tarkoittaa tarvita tehdä tietää
toimia toivoa todeta toteuttaa toteutua tulla tuoda tuntea tuntua tuottaa turvata tyytyä täyttää täytyä uusia uusiutua
vaatia vaihdella vaikuttaa valita valmistua varata viedä voida vähentää ymmärtää yrittää hankkia kunnostaa järjestää
järjestyä mahdollistaa helpottaa tiedustella kulkea aiheuttaa vaivata tökkiä temppuilla takkuilla reistailla
asia aika alku loppu osa tapa tapaus kerta kohta kohde puoli syy vuosi kuukausi viikko päivä tunti minuutti hetki ilta aamu
kesä talvi syksy kevät viikonloppu arki määrä muoto malli taso hyöty haitta ongelma tarve toive ratkaisu tilanne vaihtoehto
mahdollisuus keino apu pula puute huoli ihminen nainen mies väki joukko kukaan kumpi kumpikin moni muutama molemmat jokainen
aina usein harvoin joskus pian heti hetkellä kohta eilen tänään huomenna nykyään nykyisin vielä enää taas yhä jatkuvasti
paikka suunta väli tasa tasalle kuntoon haltuun käyttö kunto haltu ääri mieli vaiva saatavilla käytössä käyttöön
hyvä huono iso suuri pieni uusi vanha pitkä lyhyt nopea hidas helppo vaikea tärkeä selkeä selvä sopiva riittävä kunnollinen
nykyinen entinen seuraava edellinen ensimmäinen viimeinen toinen kolmas oma yhteinen eri erilainen sama samanlainen koko
kokonainen hieno kiva paha turha oikea väärä valmis vapaa mahdollinen mahdoton tarpeellinen turvallinen ajantasainen
hankala kallis halpa varma epävarma jatkuva toimiva rikkinäinen yleinen tavallinen erityinen kiireinen jokapäiväinen
yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen sata tuhat miljoona kolmisen pari puolikas
enemmän vähemmän parempi huonompi paras pienempi suurempi useampi lisä lisää liika hurja hurjasti kovasti todella melko
erikseen yhdessä itse mukana mukaan ilman lähes noin muu sijaan lisäksi suoraan mielellään tarpeeksi kunnolla turhaan
`;
const swedish = `
använda behöva bli börja finnas fungera få förbättra förnya ge göra gå hjälpa ha hitta hålla kunna komma köpa skaffa sätta ta
tänka vänta bra dålig stor liten ny gammal lätt svår snabb långsam egen gemensam dag vecka månad år tid sätt sak del gång plats
människa problem behov möjlighet lösning läge nuvarande bättre ofta alltid idag två tre fyra fem många flera
`;
const english = `
use need get make do go come take give find help work start stop keep put want wait improve renew buy acquire good bad big small
new old easy hard fast slow own common day week month year time way thing part place people person problem possibility solution
current better often always today one two three four five many several
`;

const common = new Set(`${finnish} ${swedish} ${english}`.trim().split(/\s+/));

/** Whether a base form is so common in any text that sharing it tells next to nothing. */
export function isCommonWord(base: string): boolean {
	return common.has(base);
}
