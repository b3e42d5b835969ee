import { expect, test } from 'vitest';
import { at, foundingLink } from './product.ts';

test('the started product is live, and offers the first municipality one link', async () => {
	expect((await fetch(at('/health/live'))).status).toBe(200);
	expect(foundingLink()).toMatch(new RegExp(`^${at('/found/')}[\\w-]{32}$`));
});

test('a page that is not there is answered as such', async () => {
	const answer = await fetch(at('/no-such-municipality/needs'), { headers: { accept: 'text/html' } });
	expect(answer.status).toBe(404);
});
