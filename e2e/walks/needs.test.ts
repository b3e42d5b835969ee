import { test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../browser.ts';
import { atDesk, walk } from './walk.ts';

walk((id) => id.startsWith('/[tenant]/(app)/needs'));

test.each([720, 900, 1100, 1240])('the list of needs fits a window of %d pixels', async (width) => {
	const page = await atDesk('/[tenant]/(app)/needs');
	await page.setViewportSize({ width, height: 900 });
	await page.reload();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
});
