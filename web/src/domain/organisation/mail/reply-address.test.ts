import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { readReplyAddress, replyAddress } from './reply-address.ts';

test('an address says its municipality and letter, also in capitals, and fits in the 64 signs before @', () => {
	for (let round = 0; round < 200; round++) {
		const [tenantId, key] = [newId(), randomBytes(16)];
		const address = replyAddress(tenantId, key, 'vastaus.example.org');
		expect(address).toMatch(/^reply\+[a-z2-7]{52}@vastaus\.example\.org$/);
		for (const written of [address, address.toUpperCase()]) {
			const read = readReplyAddress(written, 'vastaus.example.org');
			expect(read?.tenantId).toBe(tenantId);
			expect(Buffer.from(read!.key)).toEqual(key);
		}
	}
});

test.each([
	'',
	'reply+@a.example',
	'reply+abc@a.example',
	`reply+${'a'.repeat(60)}@a.example`,
	'postmaster@a.example',
])('%s is nobody', (address) => expect(readReplyAddress(address, 'a.example')).toBeNull());

test('another domain is nobody', () => {
	const address = replyAddress(newId(), randomBytes(16), 'b.example');
	expect(readReplyAddress(address, 'a.example')).toBeNull();
});
