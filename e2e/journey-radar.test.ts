import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, type State } from './demonstration.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let state: State;
let tenantId: string;

beforeAll(async () => {
	({ tenantId, state } = await demonstrationSite());
}, 120_000);

const room = (path = '') => at(`/${DEMONSTRATION}/radar${path}`);

test('a radar of others comes in; a technology of it is tried, and the result moves its ring', async () => {
	const page = await newPage({ state, javaScript: false });
	await page.goto(room('/import'));
	const blips = [
		{
			name: 'Lainattava lukulaite',
			ring: 'Assess',
			quadrant: 'Tools',
			isNew: 'TRUE',
			description: 'Laite kotiin.',
		},
		{ name: 'Noutolokero', ring: 'Hold', quadrant: 'Tools', isNew: 'FALSE', description: '' },
	];
	const buffer = Buffer.from(JSON.stringify(blips));
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'radar.json', mimeType: 'application/json', buffer });
	await page.getByRole('button', { name: 'Lue tiedosto' }).click();
	await page.getByRole('combobox').selectOption({ label: 'Asiakaspalvelu ja tilat' });
	await page.locator('#words button[type=submit]').click();
	await page.getByText('Noutolokero on jo tutkassa toisella kehällä.').waitFor();
	await page.getByRole('button', { name: 'Tuo 1 teknologia' }).click();
	await page.getByRole('link', { name: 'Lainattava lukulaite' }).click();

	await page.getByRole('link', { name: 'Suunnittele kokeilu' }).click();
	await page.getByRole('textbox', { name: 'Kokeilun nimi' }).fill('Lukulaitteet Jaalassa');
	await page
		.getByRole('textbox', { name: 'Oletus' })
		.fill('Puolet lainaajista lukee laitteella kirjan loppuun.');
	await page.getByRole('textbox', { name: 'Mitä mitataan' }).fill('Loppuun luetut kirjat');
	await page.getByRole('textbox', { name: 'Kynnys' }).fill('50');
	await page.getByRole('textbox', { name: 'Kulukatto' }).fill('800');
	await page.locator('input[name=endsOn]').fill('2099-06-30');
	await page.getByRole('combobox', { name: 'Kokeilusta vastaa' }).selectOption({ index: 1 });
	await page.getByRole('checkbox', { name: 'Jaalan kirjasto' }).check();
	await page.getByRole('button', { name: 'Tallenna suunnitelma' }).click();
	await page.getByRole('button', { name: 'Aloita kokeilu' }).click();
	await page.getByText('Tietosuojan tarkistuksessa on yksi avoin kohta.').first().waitFor();
	await page.getByRole('link', { name: 'Muokkaa' }).click();
	await page
		.getByRole('radiogroup', { name: /Kerätäänkö kokeilussa/ })
		.getByLabel('Ei', { exact: true })
		.check();
	await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
	await page.getByRole('button', { name: 'Aloita kokeilu' }).click();
	await page.getByText('Odotukset on lukittu.').waitFor();

	await page.getByText('Kirjaa kulu', { exact: true }).first().click();
	await page.getByRole('textbox', { name: 'Summa' }).fill('950');
	await page.getByRole('button', { name: 'Kirjaa kulu' }).click();
	await page.getByText(/Ylitys on 150\s€/).waitFor();
	await page.getByText('Kirjaa tulos', { exact: true }).first().click();
	await page.getByRole('textbox', { name: 'Loppuun luetut kirjat' }).fill('61,5');
	await page.getByRole('button', { name: 'Kirjaa tulos' }).click();
	await page.getByText('Täyttyi', { exact: true }).waitFor();
	await page.getByRole('radio', { name: /Laajennetaan/ }).check();
	await page
		.getByRole('combobox', { name: /kehä päätöksen jälkeen/ })
		.selectOption({ label: 'Ota käyttöön' });
	await page.getByRole('textbox', { name: 'Perustelu' }).fill('Kynnys ylittyi selvästi.');
	await page.getByRole('button', { name: 'Kirjaa päätös' }).click();
	await page.getByText('Päätös on kirjattu').waitFor();
	const [moved] = await ask(
		`select made.ring, made.source, made.grounds from technology_assessment made
			join technology on technology.tenant_id = made.tenant_id and technology.id = made.technology_id
			where made.tenant_id = $1 and technology.name = 'Lainattava lukulaite' order by made.sequence desc limit 1`,
		[tenantId],
	);
	expect(moved).toEqual({ ring: 'adopt', source: 'pilot', grounds: 'Kynnys ylittyi selvästi.' });
}, 60_000);

test('what is past its day is told, the picture says what the table says, and the keyboard reaches both', async () => {
	const page = await newPage({ state, width: 360, scheme: 'dark' });
	await page.goto(at(`/${DEMONSTRATION}`));
	await page.getByRole('link', { name: /teknologian tarkistuspäivä on mennyt/ }).click();
	await page
		.getByRole('row', { name: /Latujen ja kenttien kuntotieto/ })
		.getByText('Myöhässä')
		.waitFor();
	await page.goto(room('?size=100'));
	const listed = await page.locator('table').first().locator('tbody th a').allInnerTexts();
	const drawn = page.locator('.radar svg a');
	expect(await drawn.count()).toBe(listed.length);
	const told = await drawn.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
	for (const name of listed) expect(told.filter((text) => text.includes(`. ${name}. `))).toHaveLength(1);
	await drawn.first().focus();
	await page.keyboard.press('Enter');
	await page.getByRole('heading', { name: 'Miksi se on tällä kehällä' }).waitFor();
	await page.goBack();
	await drawn.first().waitFor();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
}, 60_000);
