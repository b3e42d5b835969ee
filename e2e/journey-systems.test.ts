import { beforeAll, expect, test } from 'vitest';
import { today } from '../web/src/platform/today.ts';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, type State } from './demonstration.ts';
import { at } from './product.ts';

let state: State;

beforeAll(async () => {
	({ state } = await demonstrationSite());
}, 120_000);

const town = (path = '') => at(`/${DEMONSTRATION}${path}`);

test('a contract tells when its study begins, in the year and in the calendar; without scripts', async () => {
	const page = await newPage({ state, javaScript: false });
	await page.goto(town('/systems'));
	await page
		.getByRole('row', { name: /Liikuntapaikkojen varausjärjestelmä/ })
		.getByText('Ei vastuutehtävää')
		.waitFor();
	await page.getByRole('link', { name: 'Lisää järjestelmä' }).click();
	await page.getByRole('textbox', { name: 'Nimi' }).fill('Museon lippukauppa');
	await page.getByRole('combobox', { name: 'Laji' }).selectOption({ label: 'Varausjärjestelmä' });
	await page.getByRole('combobox', { name: 'Kriittisyys' }).selectOption({ index: 3 });
	await page.getByRole('combobox', { name: 'Vastuutehtävä' }).selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Lisää järjestelmä' }).click();
	await page.getByText('”Museon lippukauppa” on lisätty rekisteriin.').waitFor();

	await page.getByRole('link', { name: 'Lisää sopimus' }).click();
	await page.getByRole('textbox', { name: 'Sopimuksen nimi' }).fill('Lippusopimus');
	const ends = Number(today().slice(0, 4)) + 4;
	await page.locator('input[name=endsOn]').fill(`${ends}-12-31`);
	await page.getByRole('textbox', { name: 'Irtisanomisaika, kuukausia' }).fill('puoli');
	await page.getByRole('button', { name: 'Tallenna' }).click();
	await page.getByText('Kirjoita kokonaisluku.').first().waitFor();
	await page.getByRole('textbox', { name: 'Irtisanomisaika, kuukausia' }).fill('6');
	await page.getByRole('button', { name: 'Tallenna' }).click();
	// A year for the introduction, eight months for the tender, six for the study: counted backwards.
	const study = `30.10.${ends - 2}`;
	await page
		.getByRole('row', { name: new RegExp(`Uusimisselvitys alkaa ${study.replaceAll('.', '\\.')}`) })
		.waitFor();
	await page.getByRole('row', { name: new RegExp(`Viimeinen irtisanomispäivä 30\\.6\\.${ends}`) }).waitFor();

	await page.goto(town(`/year?year=${ends - 2}`));
	await page
		.getByRole('link', { name: /Museon lippukauppa .*uusimisselvitys alkaa/ })
		.first()
		.waitFor();
	await page.goto(town('/year/calendar'));
	await page
		.getByRole('button', { name: /Luo kalenteriosoite.*[jJ]ohtoryhmä/ })
		.first()
		.click();
	const addresses = await page.locator('code').allInnerTexts();
	const feeds = await Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
	expect(feeds.join('').replaceAll('\r\n ', '')).toContain(`DTSTART;VALUE=DATE:${ends - 2}1030`);
}, 60_000);

test('what is down stands first until it is closed, and the study becomes a need', async () => {
	const page = await newPage({ state, width: 360, scheme: 'dark' });
	await page.goto(town('/systems?q=kirjastojärjestelmä'));
	await page.getByRole('link', { name: 'Kirjastojärjestelmä', exact: true }).first().click();
	await page.getByText('Kirjaa häiriö, katko tai huolto').click();
	await page.getByRole('textbox', { name: 'Mikä ei toimi' }).fill('Varaukset eivät tulostu');
	await page.getByRole('button', { name: 'Kirjaa', exact: true }).click();
	const open = page.getByRole('region', { name: 'Auki nyt' });
	await open.getByText('Varaukset eivät tulostu').first().waitFor();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	await open.getByText('Merkitse päättyneeksi').first().click();
	await open
		.getByRole('textbox', { name: /Mikä oli syynä/ })
		.first()
		.fill('Tulostusjono oli jumissa');
	await open.getByRole('button', { name: 'Merkitse päättyneeksi' }).first().click();
	await page.getByRole('row', { name: /Varaukset eivät tulostu.*Tulostusjono oli jumissa.*Ohi/s }).waitFor();

	await page.getByRole('button', { name: 'Tee tarve uusimisselvityksestä' }).click();
	await page.getByRole('link', { name: /Uusimisselvitys on tarve/ }).click();
	await page
		.getByText(/Uusimisesta on päätettävä viimeistään/)
		.first()
		.waitFor();
}, 60_000);
