/** Adjectives, numerals and other words that inflect like nouns. */
export const adjectives = `
ilmainen upea hauska entinen viereinen kyseinen mahtava merellinen epäsiisti asianmukainen elinvoimainen terveellinen voimakas liukas vilkas runsas raskas vauras valpas usea useampi tasainen pohjoinen läntinen itäinen eteläinen monenlainen lukuisa henkilökohtainen hassu hurja kiireetön viihtyisä valoisa lujatekoinen positiivinen negatiivinen klassinen mahdollinen liikunnallinen toiminnallinen käytännöllinen aurinkoinen aikainen ainoa ajantasainen aktiivinen alkuperäinen alueellinen alustava ammatillinen analoginen arkinen asiallinen automaattinen avoin auki avonainen digitaalinen edullinen edellinen ekologinen elävä epäselvä epävarma erillinen erilainen erityinen
esteetön esteellinen etäinen fyysinen graafinen halpa hankala harmaa heikko helppo herkkä hidas hieno hiljainen historiallinen hyvä hyödyllinen hyödytön ikävä iso itsenäinen innokas interaktiivinen jatkuva jaettu johdoton joustava julkinen
järkevä järjestelmällinen kaikenlainen kallis kamala kansallinen kansainvälinen kaunis kattava kaupallinen kelpo kestävä keskeinen ketterä kevyt kiireinen kiinteä kiinnostava kirkas kirjallinen kiva kokeellinen kohtuullinen kokonainen kokonaisvaltainen kolmas korkea kotimainen kova
kriittinen kuiva kulttuurinen kumma kunnallinen kunnollinen kuuluva kylmä kuuma käsinkosketeltava kätevä käyttökelpoinen käyttämätön laadukas laaja laillinen langaton langallinen lapsellinen latautuva lopullinen looginen lukuisa luonnollinen luotettava luova lyhyt lähellä lähin läheinen
lämmin lämpö läpinäkyvä maailmanlaajuinen maksullinen maksuton manuaalinen matala mahdollinen mahdoton merkittävä merkitsevä moderni moninainen monipuolinen monikielinen moni mukava musta myöhäinen määräaikainen mielenkiintoinen muutama nopea normaali nuori nykyinen nykyaikainen näkyvä
ohut oikea olemassaoleva olennainen oma omatoiminen onnistunut osallistava outo paha paikallinen paksu parempi paras pedagoginen pehmeä peruskunto perinteinen pieni pimeä pitkä pitkäaikainen poikkeuksellinen puhdas puuttuva puutteellinen punainen pyöreä pysyvä
päivittäinen rauhallinen reilu riippumaton riittävä riittämätön rikkinäinen rohkea ruotsinkielinen ruma saavutettava salainen sama samanlainen sekava selkeä selvä seuraava siisti sininen sisäinen sitova sopiva sosiaalinen sujuva suljettu suora suomalainen suosittu
suuri syvä säännöllinen sähköinen taloudellinen tarkka tarpeellinen tarpeeton tavallinen tehokas tekninen teknologinen terve terävä tiivis tietty tietoinen todellinen toimiva toimimaton tulevainen turha turvallinen tumma tuore tuttu tyhjä tyypillinen tyytyväinen
tärkeä täysi täydellinen ulkoinen uusi vaalea vaarallinen vahva vaikea vajaa vakava vakinainen vakituinen valmis valtakunnallinen vanha vanhentunut vanhanaikainen vapaa varma vastuullinen verkostomainen vieras vihreä viimeinen virallinen viihtyisä visuaalinen vuosittainen vuotuinen vähäinen
väliaikainen värikäs välitön välttämätön väärä yhtenäinen yhteinen yhteisöllinen yhdenvertainen yksilöllinen yksinkertainen yksittäinen yksityinen yleinen yllättävä ylimääräinen ystävällinen äkillinen äänekäs älykäs ärsyttävä
ensimmäinen toinen neljäs viides kuudes kahdeksas yhdeksäs kymmenes puolikas kaksikielinen suomenkielinen vieraskielinen selkokielinen yhteentoimiva tietoturvallinen saatava tasavertainen monialainen ajanmukainen
sokea kuuro huonokuuloinen näkövammainen kuulovammainen liikuntarajoitteinen iäkäs ikäinen kokoinen mittainen muotoinen näköinen tapainen värinen hintainen arvoinen
joustamaton hajanainen vaihtoehtoinen likainen märkä kuollut huono surkea suosittu keltainen ruskea oranssi paperinen muovinen puinen metallinen lasinen
`;

/** Modifiers that stand before others and never alone, or never inflected. */
export const modifiers = `
etä lähi ala ylä yli ali esi jälki moni sisä ulko uudelleen kanssa eri erikois vapaa kansain digi video audio av it ict tvt wifi mobiili web net nettisivu e elektroni online mini makro mikro multi super
hyper inter intra ekstra extra infra info kokonais perus yleis yhteis erityis irto kauko taka etu oheis lisä pika pien suur viher eko bio geo aero hydro termo foto tele radio robo auto makers maker pop up rock jazz
keski kerta ensi viime kesken läpi itä länsi etelä pohjois koillis lounais kaakkois luoteis nyky uus pitkä lyhyt nais mies poikkeus vara sala täys puoli ikä kausi 2d 3d 4k 5g vr ar xr ai led lcd usb hdmi rfid nfc sms pdf cd dvd lp c vhs
tasa vasta maahan ääneen sisään ulos kokoon käyttöön yhteen takaisin käsin sähkö selko itse oma omatoimi vieras tosi suora live stream ryhmä pari some chat hybridi tekno media multimedia
`;
