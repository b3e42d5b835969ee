import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Email } from 'postal-mime';

/** What is read of a message; attachments are not, but for the machine's part of a delivery report. */
export interface ParsedMessage extends Pick<Email, 'subject' | 'messageId' | 'text' | 'html'> {
	headers: { key: string; value: string }[];
	report: string | null;
}

const SECONDS = 10;
const MEGABYTES = 192;
const MOST_SIGNS = 400_000;
const limits = { maxNestingDepth: 20, maxHeadersSize: 200_000, forceRfc822Attachments: true };

// Written here, because the built product has no file of its own for a thread to begin with.
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { default: PostalMime } = require(workerData.parser);
PostalMime.parse(workerData.raw, workerData.limits).then((email) => {
	const cut = (text) => text === undefined ? undefined : text.slice(0, workerData.most);
	const part = email.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
	parentPort.postMessage({
		subject: cut(email.subject),
		messageId: cut(email.messageId),
		text: cut(email.text),
		html: cut(email.html),
		headers: email.headers.map(({ key, value }) => ({ key, value })),
		report: part ? cut(Buffer.from(part.content).toString('latin1')) : null,
	});
});
`;

let last: Promise<unknown> = Promise.resolve();

/** One at a time, on a thread that is ended when its time or memory is used up: a message can be made to take minutes. */
export function parseMessage(raw: Buffer, seconds = SECONDS): Promise<ParsedMessage> {
	const mine = last.then(() => onThread(raw, seconds));
	last = mine.catch(() => {});
	return mine;
}

async function onThread(raw: Buffer, seconds: number): Promise<ParsedMessage> {
	const parser = createRequire(import.meta.url).resolve('postal-mime');
	const worker = new Worker(THREAD, {
		eval: true,
		workerData: { parser, raw, limits, most: MOST_SIGNS },
		resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
		env: {},
		stdout: true,
		stderr: true,
	});
	const { promise, resolve, reject } = Promise.withResolvers<ParsedMessage>();
	worker.once('message', resolve).once('error', reject);
	worker.once('exit', () => reject(new Error('The message could not be read.')));
	const timer = setTimeout(() => reject(new Error('The message took too long to read.')), seconds * 1000);
	try {
		return await promise;
	} finally {
		clearTimeout(timer);
		await worker.terminate();
	}
}
