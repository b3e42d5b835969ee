import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SeededTenant } from '../scripts/testing/seed-tenant.ts';
import type { Sample } from './import-manifest.ts';
import { uploadName } from './import-reading.ts';

interface Answer {
	sample: Sample;
	status: number;
	milliseconds: number;
	/** Kept for a preview, shown as one, or refused. */
	outcome: 'kept' | 'shown' | 'refused' | 'fault';
	/** Of a refusal. */
	code: string;
}

/** What the server tells a page that has sent a form; `data` is a list of values that begins with the form's state. */
interface FormAnswer {
	type: 'redirect' | 'success' | 'failure' | 'error';
	status?: number;
	data?: string;
}

const AT_ONCE = 3;
const HANG_MS = 30_000;

/** Sends files to the import pages, some at once, and goes on from where it was when paused. */
export class Uploads {
	readonly #waiting: Sample[];
	readonly #answers: Answer[] = [];
	readonly #send: (sample: Sample) => Promise<Answer>;
	#isOn = false;
	#senders: Promise<void[]> = Promise.resolve([]);

	constructor(url: string, tenant: SeededTenant, samples: readonly Sample[], folder: string) {
		// Formats take turns, so that each window sees all of them.
		const groups = Object.values(Object.groupBy(samples, ({ format }) => format));
		const longest = Math.max(...groups.map((group) => group.length));
		this.#waiting = Array.from({ length: longest }, (_, place) =>
			groups.flatMap((group) => group[place] ?? []),
		).flat();
		this.#send = (sample) => send(url, tenant, sample, folder);
	}

	begin(): void {
		this.#isOn = true;
		this.#senders = Promise.all(Array.from({ length: AT_ONCE }, () => this.#sendOn()));
	}

	async pause(): Promise<void> {
		this.#isOn = false;
		await this.#senders;
	}

	/** Sends all that is left. */
	async rest(): Promise<void> {
		this.begin();
		await this.#senders;
	}

	summary() {
		const of = (outcome: Answer['outcome']) => this.#answers.filter((one) => one.outcome === outcome).length;
		const wrong = this.#answers.filter(
			({ sample, outcome }) => sample.expected === 'reject' && outcome !== 'refused',
		);
		return {
			files: this.#answers.length,
			kept: of('kept'),
			shown: of('shown'),
			refused: of('refused'),
			refusedBy: Object.fromEntries(
				[...Map.groupBy(this.#answers, ({ code }) => code)]
					.filter(([code]) => code !== '')
					.map(([code, some]) => [code, some.length]),
			),
			serverErrors: this.#answers.filter(({ status }) => status >= 500).length,
			faults: of('fault'),
			hangs: this.#answers.filter(({ milliseconds }) => milliseconds > HANG_MS).length,
			slowest: Math.round(Math.max(0, ...this.#answers.map(({ milliseconds }) => milliseconds))),
			notRefused: wrong.map(({ sample }) => sample.path),
		};
	}

	async #sendOn(): Promise<void> {
		while (this.#isOn) {
			const sample = this.#waiting.shift();
			if (!sample) return;
			this.#answers.push(await this.#send(sample));
		}
	}
}

async function send(url: string, tenant: SeededTenant, sample: Sample, folder: string): Promise<Answer> {
	const isDocument = sample.format === 'docx' || sample.format === 'pdf';
	const page = isDocument ? 'strategy/import?/read' : 'needs/import?/upload';
	const body = new FormData();
	body.append('file', new File([readFileSync(path.join(folder, sample.path))], uploadName(sample)));
	const started = performance.now();
	const answer = await fetch(`${url}/${tenant.slug}/${page}`, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			origin: url,
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			cookie: `luotsi-${tenant.slug}=${tenant.token}`,
		},
		body,
	});
	const told = (await answer.json().catch(() => ({ type: 'error' }))) as FormAnswer;
	const milliseconds = performance.now() - started;
	const status = told.status ?? answer.status;
	return { sample, status, milliseconds, outcome: OUTCOMES[told.type], code: codeIn(told.data) };
}

const OUTCOMES = { redirect: 'kept', success: 'shown', failure: 'refused', error: 'fault' } as const;

/** The refusal's code: values stand in a flat list, objects hold places in it. */
function codeIn(data = '[]'): string {
	const values = JSON.parse(data) as unknown[];
	const holder = values.find((value) => typeof value === 'object' && value !== null && 'code' in value);
	const place = (holder as { code?: number } | undefined)?.code;
	return place === undefined ? '' : String(values[place]);
}
