import { getContext, setContext } from 'svelte';
import type { Translate } from '#platform/locale/translate.ts';

/** One thing to correct, in the reader's words. */
export interface FormProblem {
	field?: string;
	text?: string;
}

/** What a form action hands back when it could not do its work; after success there is nothing to show here. */
export interface FormState {
	/** Name of the action, where a page has many forms. */
	form?: string;
	/** What was typed, by the names of the fields. */
	values?: Record<string, unknown>;
	/** What the schema found wrong. */
	issues?: readonly { field: string; code: string; text: string }[];
	/** Why the verb refused. */
	refusal?: { code: string; text: string } | undefined;
	problems?: readonly FormProblem[];
}

export type TypedValue = string | string[] | undefined;

export interface FormContext {
	id: string;
	typed(name: string): TypedValue;
	problem(name: string): string | undefined;
	/** The summary of errors calls a field by its label. */
	label(name: string, label: string): void;
}

/** Two sendings with the same key are one: a double press or a repeated page does nothing new. */
export const idempotencyField = 'key';

const key = Symbol('form');

export function setForm(context: FormContext): void {
	setContext(key, context);
}

/** A field outside a Form (in a filter, say) stands on its own. */
export function useForm(): FormContext | undefined {
	return getContext<FormContext | undefined>(key);
}

/** `roles[]` is the list `roles`: the brackets are only for sending. */
const plainName = (name: string) => name.replace(/\[\]$/, '');

export function fieldId(formId: string | undefined, name: string): string {
	return formId ? `${formId}-${plainName(name)}` : `field-${plainName(name)}`;
}

/** `?/propose` and `/needs?/propose` both name the action `propose`. */
export function actionName(action: string | undefined): string {
	return /\?\/([^&]+)/.exec(action ?? '')?.[1] ?? 'default';
}

/** An action of the same page would drop the page's own query, and with it the tab or filter in use. */
export function keepQuery(action: string | undefined, query: Iterable<[string, string]>): string | undefined {
	if (!action?.startsWith('?/')) return action;
	const own = new URLSearchParams(action.slice(1));
	const kept = new URLSearchParams([...query].filter(([name]) => !name.startsWith('/') && !own.has(name)));
	return kept.size > 0 ? `${action}&${kept}` : action;
}

export function belongsTo(state: FormState | null | undefined, action: string | undefined): boolean {
	return Boolean(state) && (state?.form === undefined || state.form === actionName(action));
}

/** Everything that is wrong, in the order to be told. */
export function problemsOf(state: FormState | null | undefined): FormProblem[] {
	const issues = (state?.issues ?? []).map(({ field, text }) => ({ field, text }));
	const refusal = state?.refusal ? [{ text: state.refusal.text }] : [];
	return [...issues, ...refusal, ...(state?.problems ?? [])];
}

export function isAbout(problem: FormProblem, name: string): boolean {
	return problem.field === plainName(name);
}

/** What was typed into a field; `administrator.name` lies inside `administrator`. */
export function typedIn(values: Record<string, unknown> | undefined, name: string): TypedValue {
	let inner: unknown = values;
	for (const part of plainName(name).split('.'))
		inner =
			typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined;
	if (typeof inner === 'string') return inner;
	return Array.isArray(inner) ? inner.filter((value) => typeof value === 'string') : undefined;
}

export function problemText(t: Translate, problem: FormProblem): string {
	return problem.text || t('common.errorText');
}

/** A UUID made without `crypto.randomUUID`, which plain http inside a municipality does not have. */
export function newIdempotencyKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = 0x40 | (bytes[6]! & 0x0f);
	bytes[8] = 0x80 | (bytes[8]! & 0x3f);
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function textOf(value: string | string[] | number | null | undefined): string {
	if (Array.isArray(value)) return value[0] ?? '';
	return value === null || value === undefined ? '' : String(value);
}

export function listOf(value: string | readonly string[] | undefined): readonly string[] {
	if (value === undefined) return [];
	return typeof value === 'string' ? [value] : value;
}
