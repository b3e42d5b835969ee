import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	person: string;
	need: string;
	canary: string;
}

/** What residents have said and what staff does with it, and words for residents of items that are not public. */
export async function publicOf({ put, person, need, canary }: Ground): Promise<void> {
	const feedback = newId();
	const said = { kind: 'accessibility', page: `/public/${canary}`, text: `${canary} palaute` };
	const rest = { locale: 'fi', said_on: '2027-01-04', due_on: '2027-01-18', number: 1 };
	const email = `${canary.toLowerCase()}-palaute@luotsi.example`;
	await put('feedback', { ...said, ...rest, id: feedback, email, token: newId().replaceAll('-', '') });
	const answer = { text: `${canary} vastaus palautteeseen`, answered_on: '2027-01-05', answered_by: person };
	await put('feedback_answer', { ...answer, id: newId(), feedback_id: feedback });
	const closed = { outcome: 'closed', reason: `${canary} peruste`, closed_on: '2027-01-06' };
	await put('feedback_closing', { ...closed, id: newId(), feedback_id: feedback, closed_by: person });
	const wording = { subject_kind: 'decision', subject_id: need, locale: 'fi', text: `${canary} selkeästi` };
	await put('plain_wording', { ...wording, id: newId(), written_by: person });
	const gap = newId();
	await put('accessibility_gap', { id: gap, ground: 'shortcoming', noticed_on: '2027-01-04' });
	await put('accessibility_gap_words', { gap_id: gap, locale: 'fi', what: `${canary} korjattu puute` });
	await put('accessibility_repair', { id: newId(), gap_id: gap, mended_on: '2027-02-04', said_by: person });
}
