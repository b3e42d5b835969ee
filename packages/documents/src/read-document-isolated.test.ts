import net from 'node:net';
import { expect, test, vi } from 'vitest';
import { docxOf, paragraph } from './docx-sample.ts';
import { pdfOf } from './pdf-sample.ts';
import type { ProcessUsage } from './isolation.ts';
import { readDocument } from './read-document.ts';
import { readDocumentIsolated } from './read-document-isolated.ts';

// Each test starts processes; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const docx = docxOf(paragraph('Kirjasto vastaa laitteista.'));
const pdf = pdfOf([[{ text: 'Kirjasto vastaa laitteista.', y: 700 }]]);

test('gives what reading in this process gives', async () => {
	for (const [bytes, name] of [
		[docx, 'a.docx'],
		[pdf, 'a.pdf'],
		[Buffer.from('# Otsikko\n\nTeksti'), 'a.md'],
	] as const)
		expect(await readDocumentIsolated(bytes, name)).toEqual(await readDocument(bytes, name));
});

test('a process that reads for too long is killed and told', async () => {
	const result = await readDocumentIsolated(docx, 'a.docx', { milliseconds: 20 });
	expect(result).toEqual({ ok: false, code: 'timeout', data: { file: 'a.docx', seconds: 0.02 } });
});

test('what it took is told, and who waits too long is sent away', async () => {
	const used: ProcessUsage[] = [];
	const reads = Array.from({ length: 8 }, () =>
		readDocumentIsolated(pdf, 'a.pdf', { waitMilliseconds: 1, onEnd: (usage) => used.push(usage) }),
	);
	const codes = (await Promise.all(reads)).map((result) => (result.ok ? 'read' : result.code));
	expect(new Set(codes)).toEqual(new Set(['read', 'busy']));
	expect(used).toHaveLength(codes.filter((code) => code === 'read').length);
});

test('pictures and templates elsewhere are not fetched', async () => {
	const asked: string[] = [];
	const server = net.createServer((socket) => {
		asked.push('asked');
		socket.destroy();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const { port } = server.address() as net.AddressInfo;
	const picture = `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="http://127.0.0.1:${port}/x.png"/></w:drawing></w:r></w:p>`;
	expect(await readDocumentIsolated(docxOf(picture + paragraph('Teksti')), 'a.docx')).toMatchObject({
		ok: true,
	});
	server.close();
	expect(asked).toEqual([]);
});
