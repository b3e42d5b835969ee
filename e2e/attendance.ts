import type { Page } from 'playwright-core';

/** On the page of who is there: the first on the list leads, the named one is secretary, and the meeting begins. */
export async function openMeeting(page: Page, secretary: string): Promise<void> {
	await page.getByLabel('Tehtävä kokouksessa').first().selectOption({ label: 'Puheenjohtaja' });
	const own = page.locator('li', { hasText: secretary }).getByLabel('Tehtävä kokouksessa');
	await own.selectOption({ label: 'Sihteeri' });
	await page.getByRole('button', { name: 'Tallenna läsnäolijat' }).click();
	await page.getByText('Läsnäolijat tallennettiin.').waitFor();
	await page.getByRole('button', { name: 'Avaa kokous' }).click();
	await page.getByText('totesi sen päätösvaltaiseksi').waitFor();
}
