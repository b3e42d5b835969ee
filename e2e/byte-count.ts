import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

export interface Bytes {
	/** Compressed bodies. */
	script: number;
	scriptWithHeaders: number;
	scriptFiles: number;
	/** With headers. */
	style: number;
	document: number;
}

export interface ByteCount {
	/** From here on a visit is counted. */
	begin(): void;
	read(): Bytes;
	/** Waits until nothing has been under way for a moment: sooner than the half second of the browser's own rule. */
	quiet(): Promise<void>;
}

const QUIET_MS = 150;
const PATIENCE_MS = 20_000;

interface Answer {
	type: string;
	body: number;
	whole: number;
}

/** Counts what a page fetches with an empty cache, as it goes over the wire. */
export async function countBytes(page: Page): Promise<ByteCount> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	const answers = countAnswers(session);
	const { underWay, quiet } = watchRequests(session);
	const begin = () => {
		answers.clear();
		underWay.clear();
	};
	return { begin, quiet, read: () => sum([...answers.values()]) };
}

function countAnswers(session: CDPSession): Map<string, Answer> {
	const answers = new Map<string, Answer>();
	session.on('Network.responseReceived', ({ requestId, type, response }) => {
		const length = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-length');
		answers.set(requestId, { type, body: Number(length?.[1] ?? 0), whole: 0 });
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const answer = answers.get(requestId);
		if (answer) answer.whole = encodedDataLength;
	});
	return answers;
}

/** What the present document has asked and not yet got: the end of a request of a page just left is never told. */
function watchRequests(session: CDPSession) {
	const underWay = new Map<string, string>();
	let document = '';
	let last = 0;
	session.on('Network.requestWillBeSent', ({ requestId, loaderId, type, request }) => {
		if (type === 'Document') {
			document = loaderId;
			underWay.clear();
		}
		// A page that is told of news keeps its stream open.
		if (loaderId === document && type !== 'EventSource') underWay.set(requestId, request.url);
	});
	const ended = ({ requestId }: { requestId: string }) => {
		underWay.delete(requestId);
		last = performance.now();
	};
	session.on('Network.loadingFailed', ended);
	session.on('Network.loadingFinished', ended);
	const quiet = async () => {
		const patience = performance.now() + PATIENCE_MS;
		while (underWay.size > 0 || performance.now() - last < QUIET_MS) {
			if (performance.now() > patience) throw new Error(`never quiet: ${[...underWay.values()].join(' ')}`);
			await setTimeout(20);
		}
	};
	return { underWay, quiet };
}

function sum(answers: Answer[]): Bytes {
	const total = (of: string, key: 'body' | 'whole') =>
		answers.filter(({ type }) => type === of).reduce((bytes, answer) => bytes + answer[key], 0);
	return {
		script: total('Script', 'body'),
		scriptWithHeaders: total('Script', 'whole'),
		scriptFiles: answers.filter(({ type }) => type === 'Script').length,
		style: total('Stylesheet', 'whole'),
		document: total('Document', 'whole'),
	};
}
