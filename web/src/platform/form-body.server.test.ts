import { describe, expect, test } from 'vitest';
import { bodyWithin } from './form-body.server.ts';

/** A browser's form, sent in pieces. */
async function formOf(size: number): Promise<Request> {
	const form = new FormData();
	form.set('file', new File([new Uint8Array(size)], 'a.csv'));
	form.set('name', 'Ääni');
	const whole = new Response(form);
	const type = whole.headers.get('content-type') ?? '';
	const bytes = new Uint8Array(await whole.arrayBuffer());
	let at = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (at >= bytes.length) return controller.close();
			controller.enqueue(bytes.slice(at, at + 700));
			at += 700;
		},
	});
	return request(body, { 'content-type': type });
}

const request = (body: BodyInit, headers: Record<string, string> = {}) =>
	new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

describe('a form that was sent', () => {
	test('is read while it is small, its length told or not', async () => {
		const read = await bodyWithin(await formOf(1000), 5000);
		expect(read instanceof FormData && read.get('name')).toBe('Ääni');
		const empty = await bodyWithin(request(new URLSearchParams({ a: '1' }), { 'content-length': '3' }), 5000);
		expect(empty instanceof FormData && empty.get('a')).toBe('1');
	});

	test('is refused by its told length, and by what in fact comes', async () => {
		expect(await bodyWithin(request('a=1', { 'content-length': '5001' }), 5000)).toBe('too_large');
		expect(await bodyWithin(await formOf(9000), 5000)).toBe('too_large');
	});

	test('is refused when it is no form', async () => {
		expect(await bodyWithin(request('{}', { 'content-type': 'application/json' }), 5000)).toBe('invalid');
		const broken = { 'content-type': 'multipart/form-data; boundary=x' };
		expect(await bodyWithin(request('--y broken', broken), 5000)).toBe('invalid');
	});
});
