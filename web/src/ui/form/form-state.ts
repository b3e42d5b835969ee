import { getContext, setContext } from 'svelte';
import { refusalText, type MessageValues, type Translate } from '#platform/locale/translate.ts';

/** One thing to correct: a code whose words are `refusal.<code>`, or words already made. */
export interface FormProblem {
	field?: string;
	code?: string;
	data?: MessageValues;
	text?: string;
}

/** What a form action hands back when it could not do its work. */
export interface FormState {
	/** Name of the action, where a page has many forms. */
	form?: string;
	values?: Record<string, string | string[] | undefined>;
	problems?: FormProblem[];
}

export interface FormContext {
	id: string;
	typed(name: string): string | string[] | undefined;
	problem(name: string): string | undefined;
}

/** Two sendings with the same key are one: a double press or a repeated page does nothing new. */
export const idempotencyField = 'idempotency_key';

const key = Symbol('form');

export function setForm(context: FormContext): void {
	setContext(key, context);
}

/** A field outside a Form (in a filter, say) stands on its own. */
export function useForm(): FormContext | undefined {
	return getContext<FormContext | undefined>(key);
}

export function fieldId(formId: string | undefined, name: string): string {
	return formId ? `${formId}-${name}` : `field-${name}`;
}

/** `?/propose` and `/needs?/propose` both name the action `propose`. */
export function actionName(action: string | undefined): string {
	return /\?\/([^&]+)/.exec(action ?? '')?.[1] ?? 'default';
}

export function belongsTo(state: FormState | null | undefined, action: string | undefined): boolean {
	return Boolean(state) && (state?.form === undefined || state.form === actionName(action));
}

export function problemText(t: Translate, problem: FormProblem): string {
	return problem.text ?? refusalText(t, problem.code ?? 'invalid', problem.data);
}

/** Hexadecimal and made without `crypto.randomUUID`, which plain http inside a municipality does not have. */
export function newIdempotencyKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
}

export function textOf(value: string | string[] | number | null | undefined): string {
	if (Array.isArray(value)) return value[0] ?? '';
	return value === null || value === undefined ? '' : String(value);
}

export function listOf(value: string | readonly string[] | undefined): readonly string[] {
	if (value === undefined) return [];
	return typeof value === 'string' ? [value] : value;
}
