import type { Connector } from '../connector.ts';
import type { Figure, Finding } from '../probe.ts';
import { Refused, refuse } from '../refusal.ts';
import { safeFetch } from '../safe-fetch.ts';

const DAY = 86_400_000;

/** A web page: its status, its certificate and words it must have. */
export const connector: Connector = {
	id: 'http',
	titleKey: 'connector.http.title',
	licence: null,
	settings: [
		{ key: 'address', labelKey: 'connector.address', kind: 'address', isRequired: true },
		{ key: 'status', labelKey: 'connector.http.status', kind: 'number', isRequired: true, initial: 200 },
		{ key: 'words', labelKey: 'connector.http.words', kind: 'text', isRequired: false },
		{ key: 'days', labelKey: 'connector.http.days', kind: 'number', isRequired: true, initial: 21 },
	],
	probing: {
		shortestInterval: 60,
		timeLimit: 15_000,
		figures: [
			{ key: 'answer', labelKey: 'connector.figure.answer', unit: 'milliseconds' },
			{ key: 'certificate', labelKey: 'connector.figure.certificate', unit: 'days' },
		],
		targetOf: (settings) => String(settings.get('address')),
		async probe(settings, context): Promise<Finding> {
			const began = performance.now();
			const answer = await safeFetch(String(settings.get('address')), {
				maxBytes: 2_000_000,
				...context.reach(),
			});
			if (!answer.ok) throw new Refused(answer.code, answer.data);
			const figures: Figure[] = [{ key: 'answer', part: null, value: Math.round(performance.now() - began) }];
			if (answer.status !== settings.get('status'))
				refuse('http_status', { status: answer.status, type: answer.type.slice(0, 80) });
			const missing = missingWords(answer.bytes, answer.headers['content-type'], settings.get('words'));
			if (missing > 0) refuse('words_missing', { count: missing });
			if (answer.certificateEnds === null) return { state: 'working', note: null, figures };
			const days = Math.floor((Date.parse(answer.certificateEnds) - context.now) / DAY);
			figures.push({ key: 'certificate', part: null, value: days });
			const isEnding = days <= Number(settings.get('days'));
			return {
				state: 'working',
				note: isEnding ? 'certificate_ends_soon' : null,
				data: isEnding ? { days } : {},
				figures,
			};
		},
	},
};

/** How many of the texts, parted by semicolons, the page lacks. */
function missingWords(bytes: Uint8Array, type: string | undefined, words: unknown): number {
	const wanted = String(words ?? '')
		.split(';')
		.map(plain)
		.filter((word) => word !== '');
	if (wanted.length === 0) return 0;
	const page = plain(decoded(bytes, type));
	return wanted.filter((word) => !page.includes(word)).length;
}

function plain(text: string): string {
	return text.normalize('NFC').toLocaleLowerCase('fi').replace(/\s+/g, ' ').trim();
}

function decoded(bytes: Uint8Array, type = ''): string {
	const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}
