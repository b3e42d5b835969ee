import { describe, expect, it } from 'vitest';
import { loadMessages } from '#platform/locale/load-messages.ts';
import { createTranslator } from '#platform/locale/translate.ts';
import { actionName, belongsTo, newIdempotencyKey, problemText } from './form-state.ts';

describe('form state', () => {
	it('belongs to the form whose action was run', () => {
		expect(actionName('?/propose')).toBe('propose');
		expect(actionName('/needs?/merge&next=1')).toBe('merge');
		expect(actionName(undefined)).toBe('default');
		expect(belongsTo({ form: 'merge' }, '?/propose')).toBe(false);
		expect(belongsTo({ form: 'merge' }, '?/merge')).toBe(true);
		expect(belongsTo({ problems: [] }, '?/merge')).toBe(true);
		expect(belongsTo(null, '?/merge')).toBe(false);
	});

	it('has words for every problem', async () => {
		const t = createTranslator('en', await loadMessages('en'));
		expect(problemText(t, { code: 'required' })).toBe('This is required.');
		expect(problemText(t, { text: 'Own words' })).toBe('Own words');
		expect(problemText(t, {})).toBe('Check the information.');
	});

	it('makes a new key each time', () => {
		const keys = new Set(Array.from({ length: 100 }, newIdempotencyKey));
		expect(keys.size).toBe(100);
		expect([...keys][0]).toMatch(/^[0-9a-f]{32}$/);
	});
});
