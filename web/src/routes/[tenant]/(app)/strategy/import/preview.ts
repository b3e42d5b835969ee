import type { ClauseDraft, ClauseKind } from '#domain/strategy/strategy/clause-draft.ts';
import type { FormState } from '#ui/form/form-state.ts';

export interface PreviewDraft {
	title: string;
	serviceAreaId: string;
	sourceName: string;
	missingPages: string;
	clauses: ClauseDraft[];
	twin: { id: string; title: string } | null;
	/** The strategy whose draft it becomes; empty makes a new document. */
	into: string;
	/** What each clause is to the adopted one; not known of a refused form. */
	how: ('same' | 'changed' | 'new')[] | null;
	gone: { number: string; text: string }[];
}

type Row = Record<string, string | undefined>;

/** What the page shows next: the answer of the last press, or after a refused one what was typed. */
export function previewOf(form: (FormState & { done?: unknown }) | null): PreviewDraft | null {
	if (form?.done && typeof form.done === 'object' && 'clauses' in form.done) return form.done as PreviewDraft;
	const { clauses, title, serviceAreaId, sourceName, missingPages, into } = form?.values ?? {};
	if (typeof clauses !== 'object' || clauses === null) return null;
	const rows = Object.entries(clauses as Record<string, Row>).sort(([a], [b]) => Number(a) - Number(b));
	return {
		title: String(title ?? ''),
		serviceAreaId: String(serviceAreaId ?? ''),
		sourceName: String(sourceName ?? ''),
		missingPages: String(missingPages ?? ''),
		clauses: rows.map(([, { number = '', kind, level, text = '', obligation, continues }]) => ({
			...(continues !== undefined && { continues }),
			number,
			kind: (kind ?? 'paragraph') as ClauseKind,
			level: Number(level ?? 1),
			text,
			isObligation: Boolean(obligation),
		})),
		twin: null,
		into: String(into ?? ''),
		how: null,
		gone: [],
	};
}
