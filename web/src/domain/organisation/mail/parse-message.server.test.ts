import { expect, test } from 'vitest';
import { parseMessage } from './parse-message.server.ts';

test('a message made to take minutes is given up, and the next is read', async () => {
	const hostile = Buffer.from(`Content-Type: text/plain\r\n\r\n${'\n'.repeat(3_000_000)}`);
	const plain = Buffer.from(
		'Subject: =?ISO-8859-1?Q?P=F6yt=E4?=\r\nContent-Type: text/plain\r\n\r\nKolme.\r\n',
	);
	const given = parseMessage(hostile, 1);
	const next = parseMessage(plain);
	await expect(given).rejects.toThrow('too long');
	expect(await next).toMatchObject({ subject: 'Pöytä', text: 'Kolme.\n', report: null });
});

test('what cannot be read is refused', async () => {
	const deep = Array.from(
		{ length: 60 },
		(_, at) => `--${at}\r\nContent-Type: multipart/mixed; boundary=${at + 1}\r\n\r\n`,
	).join('');
	const raw = Buffer.from(`Content-Type: multipart/mixed; boundary=0\r\n\r\n${deep}`);
	await expect(parseMessage(raw)).rejects.toThrow();
});
