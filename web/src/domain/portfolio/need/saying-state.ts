import type { FormState } from '#ui/form/form-state.ts';
import type { Looked, Said } from './saying.ts';
import type { SimilarNeed } from './similar-need.ts';

type Answer = FormState | { form: string; done: Looked | Said } | null | undefined;

/** What the fields show again: after a look all that was typed, after a mistake what is wrong too. */
export function fieldsAfter(answer: Answer): FormState | null {
	if (!answer) return null;
	const looked = lookedAt(answer);
	const values = looked ? { ...looked.typed } : 'values' in answer ? answer.values : undefined;
	const { form: _, ...rest } = answer as FormState;
	return values ? { ...rest, values } : null;
}

/** Needs found by the button; null when it was not pressed. */
export function foundBy(answer: Answer): SimilarNeed[] | null {
	return lookedAt(answer)?.similar ?? null;
}

/** The need chosen before a mistake had to be put right. */
export function chosenIn(answer: Answer): string {
	const chosen = fieldsAfter(answer)?.values?.['needId'];
	return typeof chosen === 'string' ? chosen : '';
}

function lookedAt(answer: Answer): Looked | null {
	return answer && 'done' in answer && 'similar' in answer.done ? answer.done : null;
}
