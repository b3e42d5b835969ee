import { test } from 'vitest';
import { atDesk, isKept, walk } from './walk.ts';

walk((id) => /^\/\[tenant\]\/\(app\)\/(plans|priorities)/.test(id));

test.runIf(isKept)('the picture of the first page of the source', async () => {
	const page = await atDesk('/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]', 'group=area');
	await page.locator('#timeline').scrollIntoViewIfNeeded();
	await page.locator('#timeline').screenshot({ path: 'docs/screenshots/plan.png', animations: 'disabled' });
});
