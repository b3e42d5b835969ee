import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actor } from './actor.server.ts';
import { bodyWithin } from './form-body.server.ts';
import { readForm, type FormAnswer, type FormIssue } from './form.ts';
import { issueText, refusalText } from './locale/refusal-words.server.ts';
import type { Translate } from './locale/translate.ts';
import { serverWords } from './locale/words.server.ts';
import { Refusal } from './refusal.ts';

type AnySchema = v.GenericSchema | v.GenericSchemaAsync;

interface FormOptions<Output, Answer> {
	/** Where to go after success; without it the page is shown again with `{ done: answer }`. */
	then?: (answer: Answer, event: RequestEvent, draft: Output) => string;
	/** Bytes that may be sent; more than the usual for a form that takes large files. */
	largest?: number;
}

const usualLargest = 6_000_000;

function textOnly(values: Record<string, unknown>): Record<string, unknown> {
	// Secrets and files are not sent back to the page.
	const shown = Object.entries(values).filter(
		([name, value]) => !/password|token/i.test(name) && !(value instanceof Blob),
	);
	return Object.fromEntries(shown);
}

function issueOf(t: Translate, issue: v.GenericIssue): FormIssue {
	const field = (issue.path ?? []).map((item) => String(item.key)).join('.');
	const code = /(^|_)check$/.test(issue.type) ? issue.message : issue.type;
	const requirement = issue.requirement;
	const data: FormIssue['data'] = {};
	if (typeof requirement === 'number' || typeof requirement === 'string') data['limit'] = requirement;
	const told = issue.input === '' && issue.type === 'min_length' ? 'non_empty' : code;
	return { field, code: told, data, text: issueText(t, { code: told, data }) };
}

/** An empty field is also too short and no address: one thing to correct is enough to tell. */
function firstOfEach(issues: FormIssue[]): FormIssue[] {
	return issues.filter((issue, index) => issues.findIndex(({ field }) => field === issue.field) === index);
}

/** Parses the form, calls the verb, and turns issues and refusals into answers the page can show. */
export function form<Schema extends AnySchema, Answer>(
	schema: Schema,
	verb: (actor: Actor, draft: v.InferOutput<Schema>, event: RequestEvent) => Promise<Answer>,
	options: FormOptions<v.InferOutput<Schema>, Answer> = {},
) {
	return openForm(schema, (draft, event) => verb(event.locals.actor, draft, event), options);
}

/** The same for pages outside every municipality, where nobody is known yet. */
export function openForm<Schema extends AnySchema, Answer>(
	schema: Schema,
	verb: (draft: v.InferOutput<Schema>, event: RequestEvent) => Promise<Answer>,
	options: FormOptions<v.InferOutput<Schema>, Answer> = {},
) {
	return async (event: RequestEvent): Promise<ActionFailure<FormAnswer> | { form: string; done: Answer }> => {
		const name = [...event.url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? 'default';
		const largest = options.largest ?? usualLargest;
		const t = await serverWords(event.locals.locale);
		const sent = await bodyWithin(event.request, largest);
		if (sent === 'too_large' || sent === 'invalid') {
			const code = sent === 'too_large' ? 'body_too_large' : 'invalid';
			const data = { megabytes: Math.floor(largest / 1_000_000) };
			const refusal = { code, data, text: refusalText(t, code, data) };
			return fail(sent === 'too_large' ? 413 : 400, { form: name, values: {}, issues: [], refusal });
		}
		const raw = readForm(sent);
		const values = textOnly(raw);
		const parsed = await v.safeParseAsync(schema, raw);
		if (!parsed.success)
			return fail(400, {
				form: name,
				values,
				issues: firstOfEach(parsed.issues.map((issue) => issueOf(t, issue))),
			});
		let answer: Answer;
		try {
			answer = await verb(parsed.output, event);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const { code, data } = error;
			const refusal = { code, data, text: refusalText(t, code, data) };
			return fail(error.status, { form: name, values, issues: [], refusal });
		}
		if (options.then) redirect(303, options.then(answer, event, parsed.output));
		return { form: name, done: answer };
	};
}
