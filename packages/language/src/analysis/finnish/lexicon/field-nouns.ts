/** Nouns of libraries, teaching, culture, sports and their technology; compounds are left to be parted. */
export const fieldNouns = `
tietsikka tietsika tietsa puhis känny lapari kirjis kirjotin skanni videotykki appi appsi äppi softa ropotti dokkari leffa aineisto akku aktiviteetti alusta animaatio anturi apuri arkisto arkkitehtuuri arvio arvo asema asiakas asiakkuus asiakirja asennus asetus
asiointi asioija atk audio automaatio automaatti autentikointi avain avatar avaruus avustaja avustus blogi botti brändi chat data
demo desibeli digi digitaali diplomi disko dokumentti drone dvd editori ehdotus ekosysteemi elokuva elementti esine esite esitys esteettömyys
etusivu formaatti foorumi galleria genre grafiikka guru hahmo hakemisto hakemus haku halli hankinta hanke happi harjoitus harrastus
harrastaja haravointi henkilö henkilöstö hiiri hinta hissi historia hotelli huolto huone huollettava hylly häiriö hälytin hälytys ikä ilmoitus
ilmoittautuminen info informaatikko informaatio infra inventointi innovaatio integraatio internet istunto istuin jakelu jono
jonotus jooga joogasali julkaisu juliste juttu juhla järjestelmä järjestö järjestelijä jäsen kaapeli kaappi kaatopaikka kaavake kahva kahvila
kaiutin kaihdin kalenteri kalustaja kaluste kalusto kamera kampanja kanava kanta kantti kansalainen kansi kansio kappale kartasto kartoitus
kartta kasetti kassa kassi kasvatus katalogi katko katos katsaus katsomo kaukosäädin kaukalo kaupunki kehitys kehite keikka keilaaminen
kello kenttä keramiikka kerho kerros kerääjä keskus keskustelu kesto kierros kierrätys kierto kieli kilpailu kimppa kioski kirja kirjailija
kirjallisuus kirjasin kirjasto kirjaus kirjautuminen kirje kirjoitin kirjoitus kirjoittaja kirjuri kisa kohde kohta kohtaaminen
kokeilu kokemus koko kokoelma kokous kollega komponentti konferenssi konsertti konsoli konsultti kontti konversio kooste kopio kopiointi koodi
koodaus kori korjaus kortti korvaus kotisivu koulu koulutus koulutin kouluttaja kone konekirjoitus konepaja kotelo kriteeri kuitti kuljetus
kulku kulkija kulttuuri kumppani kunta kuntalainen kunto kuntosali kuntoilu kuoro kuori kurssi kurssilainen kutsu kuva kuvake kuvaus
kuuloke kuulo kuulija kysely kysymys käsikirja käsikirjoitus käynti käyttäjä käyttö käyttöliittymä käytettävyys käytäntö käytävä kävijä
käännös kääntäjä kääre laajennus laatikko laatu laina lainaaja lainaus laite laitteisto laituri laji lajittelija lajittelu laskenta laskin
laskuri lasku laser latu lataus laukku lautanen lautapeli lehti lehdistö leima leikkuri leikki leiri lento levitys levy lippu lipuke lisenssi
liikunta liikuttaja liiketunnistin liikuntapaikka liitin liitos liittymä linja linkki lista litterointi lokero loki lokaatio logo lomake lukija lukko
lukutaito luku lukio luento luettelo luettelointi luetteloija lukitus luokka luotain luova luotaus luotto lupa luvitus lähde lähetys lähettäjä lähetin
makerspace maksu maksaja maksupääte mainos malli mallinnus markkinointi materiaali matto media megafoni mediateekki messu messut metadata mikrofoni mikrofilmi
mikki mikro mittari mittaus mobiili moduuli monitori monistin moottori moniste museo musiikki muistio muistutus muisti muistelo muunnin muuntaja murtohälytin mökki
nappi napa neuvonta neuvoja neuvottelu niputus nettisivu netti nide nimike noutaja nouto numero näppäimistö näppäin näyttely näyttö näytin
näkymä näkövamma näyttämö ohjain ohjaus ohjaaja ohjeistus ohje ohjelma ohjelmisto ohjelmointi ohjelmoija oikeus omistaja omatoimi opas opastaja
opaste opastin opastus opetus opettaja opettelu opinto opiskelija opiskelu opisto oppija oppi oppilas oppilaitos oppiminen organisaatio osa osaaja
osaaminen osake osallistuja osallisuus ostaja ostos otsikko ovi paikka paikannus paketti pakkaus painike painatus paja palaute palautus palaveri palo palomuuri
palsta palvelin palvelu paneeli paperi pari parkki passi pedagogiikka peli pelaaja pelikone pelisali penkki periodi perintö pikaopas piha piiri piirto
piirustus piste plakaatti pistoke podcast poisto poletti porras portaali portti posti postitus potilas presentaatio printteri prosessi profiili projekti projektori
puhe puhelin puhelu puhuja puhdistin puku purkki puskuri pysäkki pyyntö pyörä päivitys pääsy pääte pääsylippu pöytä raha rahoitus rahasto raide
raitti raportti raportointi ratkaisu rata rakennus rakenne reaaliaika reaktori rehtori reissu reititin rekisteri rekisteröinti remontti resurssi
robotti robotiikka roolitus ruutu ryhmä röntgen saapuminen saavutettavuus saldo sali salasana salkku salonki sanasto sanelu satunen satutunti seinä seloste selain selaus
selkokieli selvitys seminaari seniori sensori sertifikaatti seula seuranta siirto siirrin signaali signage sijainti simulaattori sisältö sivu sivusto skanneri
skannaus sovellus sovitin soitin soittaja soitto some sopimus sopeutus sorvi sotku striimi striimaus strategia studio suojaus suodatin suoja sukset suoritus suoritin suosittelu suunnitelma
suunnittelu suunnittelija surffaus sähkö sähköposti säilytys säilö säädin säätö taide taito taiteilija talletus tallennin tallenne tallennus
tanssi tapahtuma tapahtumakalenteri tarkistus tarra tarjonta tarjoaja tarjous taulu taulukko tausta teatteri tekniikka teknologia tekijä tekoäly
televisio teksti tekstitys tekstiviesti telakka teline teos terminaali testaus testi tiedosto tiedote tiedotus tiedustelu tieto tietokanta tietokone tietokirja tietoisku
tietoturva tietosuoja tikettijärjestelmä tiketti tila tilaaja tilasto tilaus tili toimenpide toimija toimipaikka toimipiste toimisto toimikortti toiminto toiminta toimitus toive
toivomus tuki tukija tukihenkilö tulostin tulostus tulkki tulkkaus tunnistus tunniste tunnistin tunnus tunnistautuminen tunti tuoli turva turvallisuus tuote tuotanto tuottaja tutkimus
tutkinto tutkija tutoriaali tutor tykki tv tyyli työkalu työntekijä työpaja työpiste työasema täyttö täydennys töpseli
urheilu urheilija uusinta uutinen uinti uimari uimahalli uudistus vahtimestari vaihto vaihtoehto valikko valikoima valinta valo valokuitu
valokuva valmennus valmentaja valmius valvoja valvonta vanhus varaaja varaus varasto varmistus varmuus varoitus varuste varustus vastaanotto vastaus vastuu
vatkain verkko verkosto versio verstas vesi vesivahinko viesti viestintä vihko viihde vika vika-ilmoitus vierailija vierailu virasto virhe virta virtuaali vitriini
vinyyli viritys video videointi virtalähde virus visio vuokra vuokraus vuoro vuosikello vuorovaikutus välitys väline välineistö yhteistyö yhteys yleisö ylläpito ylläpitäjä
äly älypuhelin äänite äänitys ääni äänestys äänikirja äänentoisto luuri keikka sormus stipendi
tabletti taulutietokone läppäri kännykkä kannettava projekti dokumentointi lupakäytäntö lähiopetus etäopetus etäyhteys etätyö käyttöoikeus kaukolaina
linssi objektiivi salama valaisin valaistus jalusta kela filmi dia nauha nauhuri diktafoni digitointi digitoija negatiivi levysoitin kuulosilmukka silmukka induktio lasit ruudunlukija lukulaite
magneetti hologrammi suurennus suurennin kirjoittaminen pistekirjoitus viittoma viittominen tulkkipalvelu apuväline akustiikka vaimennus sermi kalvo tarratulostin leikkausplotteri plotteri vinyylileikkuri
ompelu saumuri ompelukone neulonta kutoma kangas puuverstas metallityö filamentti hartsi juotin juotos kolvi mikroskooppi teleskooppi kaiutinjärjestelmä mikseri miksaus vahvistin kitara piano rumpu bändi treenikämppä
skripti rajapinta api raja ohjelmistorobotti tekoälyavustaja kielimalli prompti pilvi pilvipalvelu konesali kytkin kytkentä reitti taajuus kaista kaistanleveys nopeus viive katvealue tukiasema antenni wifi wlan bluetooth
hotspot vpn usb hdmi led lcd oled rfid nfc qr sms pdf csv excel word teams zoom windows linux mac google office chromebook ipad iphone android apple samsung adobe photoshop canva moodle wilma peda hellewi koha finna
sierra aurora quria celia ellibs overdrive biblio naxos epress yle netflix youtube facebook instagram tiktok discord steam playstation xbox nintendo switch pelikonsoli oculus vr ar xr lasi
kulunvalvonta kameravalvonta hälytysjärjestelmä vartija vartiointi vartiointiliike lukitusjärjestelmä tagi saattaja saattomuisti saatavuus ilmastointi ilmanvaihto lämmitys lämpötila jäähdytys jäähdytin kosteus
jäähalli jää hiihto hiihtokeskus latukone latukartta uimastadion allas allastila puku pukuhuone sauna pesuhuone pukukaappi lippukassa lipunmyynti ranneke kausikortti sarjakortti rannekelukija salivuoro vuorovaraus seura ottelu turnaus tulostaulu
ajanotto sykemittari peliväline keilahalli frisbee kiekko pallo maali maila kypärä luistin luistelu palloilu ulkoilu retkeily reittiopas opaste
`;
