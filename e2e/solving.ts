import type { Page } from 'playwright-core';

/** The first answer is told of while the work goes on; then it is enough. */
export async function stopWhenShown(page: Page): Promise<void> {
	const stop = page.getByRole('button', { name: 'Tämä riittää, lopeta' });
	const figures = page.getByText('Aikataulussa', { exact: true }).first();
	await stop.or(figures).first().waitFor();
	const answered = page
		.getByRole('status')
		.filter({ hasText: /Ensimmäinen ehdotus on valmis|Ehdotus on parantunut/ });
	const isOver = stop.waitFor({ state: 'detached', timeout: 60_000 });
	await Promise.race([answered.waitFor({ timeout: 60_000 }), isOver]);
	if (await stop.isVisible()) await stop.click();
	await isOver;
	await figures.waitFor();
}
