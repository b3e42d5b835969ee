import type { TextLanguage } from './language.ts';

const finnish = `pois läpi yhdessä eikä ei vaikka enemmän koska etenkin erittäin jopa ehkä enää heti vähintään muutenkin lähes keskellä lähelle läheltä sijaan ihan alla alle yllä ulos alas ylös ylitse edes hei taas ensin
pikku kesken osittain edessä eteen aiemmin myöhemmin entistä entisestään kovasti paitsi tahansa edelleen mieluummin kaukana kohti kerralla eteenpäin hieman kyllä hiukan toki tosiaan ikään tarjolla mainiosti kerta
nykyään talvisin kesäisin iltaisin päivittäin ympäri ympärille ympärillä vieressä viereen täynnä oleva olevat olevan olevaa olevia olisiko olemassa olemaan mikäli johonkin jotain jossain jonkin jonkun joku jonne tällainen tällaista tällaisia tällainen sellainen sellaista
jokainen jokaisen jokaiseen jokaiselle muut muun muulla muuta moni saakka asti esille ilmi päin halki lienee oisko vois pitäs pitää tarvii ja tai sekä eli että kun jos koska vaan mutta niin kuin siis sillä jotta ettei jollei ellei myös vielä jo nyt
sitten silloin aina usein joskus taas vain ihan aivan hyvin melko erittäin liian noin lähes kanssa ilman ennen jälkeen aikana
varten vuoksi takia kautta mukaan kohti yli ali alle päälle päällä sisällä ulkona sekä kuten esim esimerkiksi jne ym yms mm ns eri
minä mä sinä sä hän se ne he me te tämä tää nämä tuo nuo joka jotka mikä mitkä kuka ketkä itse jokin joku jotain jotakin mitään
minun sinun hänen meidän teidän heidän niiden sen näiden tämän nämän tuon noiden jonka joiden minkä kenen minulla sinulla hänellä
meillä teillä heillä meille teille heille meiltä minulle sille niille siihen niihin siitä niistä siinä niissä sitä niitä häntä
tähän näihin tästä näistä tässä näissä tätä näitä täällä tänne täältä siellä sinne sieltä tuolla tuonne missä mistä mihin miten
miksi milloin kuinka jossa josta johon jolla jolta jolle joita joissa joista joihin joilla joille jota mitä ketä keitä
on olla ovat oli olivat ole olisi olisivat oltava olleet ollut olemme olette olen olet lienee ei en et emme ette eivät älä eikä
voi voida voidaan voisi voisiko voivat voisivat voitaisiin voiko pitää pitäisi pitäisikö pitäis täytyy täytyisi tulee tulisi tulevat
saa saada saadaan saisi saataisiin saako saisiko haluaa haluaisi haluaisimme halutaan haluamme haluavat kannattaa
kaikki kaikkien kaikille kaikissa kaikkia kaikilla kaikilta kaikkiin muu muut muiden muille muita muualla sama samat samaa
oma omat joko ehkä edes juuri tosi todella ainakin paljon vähän lisää enemmän vähemmän liikaa kunnon
yksi yhden yhtä toinen kanssamme saisimme saataisi jolloin joten siksi ole kiitos toive toivotaan toivomme toivoisi toivoisimme
tarvitaan tarvitsee tarvitsemme tarvitsisi tarvitsisimme tarvittaisiin tarvetta tarve tarpeen tarvis`;

const swedish = `och eller samt att som om när då så men för till från med utan på i av vid under över mellan efter före innan genom
mot hos bland den det de dem en ett ej inte inga ingen inget är var vara varit blir bli blev har ha hade haft kan kunna kunde ska skall
skulle vill ville måste bör borde får få fick jag du han hon vi ni man oss er min mitt mina din ditt dina sin sitt sina vår vårt våra
deras dess denna detta dessa vad vem vilken vilket vilka där här hur varför också bara även än nu redan ännu mycket mer mest alla allt
andra annan annat samma egen eget egna sedan dock ju bl.a t.ex osv behövs behöver behov önskar önskas önskemål finns sig`;

const english = `the a an and or but if of to in on at for from with without by as is are was were be been being have has had do does did
can could should would will shall may might must not no yes it its this that these those there here we our us you your they their them
he she his her i my me so than then too very also just only what which who whom when where why how all any both each few more most
other some such own same need needs needed want wants`;

const sets = {
	fi: new Set(finnish.split(/\s+/)),
	sv: new Set(swedish.split(/\s+/)),
	en: new Set(english.split(/\s+/)),
};

const clitic = /(ko|kö|kin|kaan|kään|han|hän|pa|pä)$/u;

/** Whether a normalised word only holds a sentence together: function words, and verbs that say no more than "we need". */
export function isStopWord(word: string, language: TextLanguage): boolean {
	if (sets[language].has(word)) return true;
	return language === 'fi' && sets.fi.has(word.replace(clitic, ''));
}

/** How many of the words are function words of the language. */
export function functionWordsIn(words: readonly string[], language: TextLanguage): number {
	return words.filter((word) => sets[language].has(word)).length;
}
