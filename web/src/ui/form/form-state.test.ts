import { describe, expect, it } from 'vitest';
import { loadMessages } from '#platform/locale/load-messages.ts';
import { createTranslator } from '#platform/locale/translate.ts';
import {
	actionName,
	belongsTo,
	fieldId,
	isAbout,
	keepQuery,
	newIdempotencyKey,
	problemsOf,
	problemText,
	typedIn,
} from './form-state.ts';

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

	it('keeps the query of the page it is on', () => {
		const query = new URLSearchParams('tab=b&/merge&q=wifi verkko');
		expect(keepQuery('?/propose', query)).toBe('?/propose&tab=b&q=wifi+verkko');
		expect(keepQuery('?/propose&tab=a', query)).toBe('?/propose&tab=a&q=wifi+verkko');
		expect(keepQuery('/needs?/propose', query)).toBe('/needs?/propose');
		expect(keepQuery('?/propose', new URLSearchParams())).toBe('?/propose');
		expect(keepQuery(undefined, query)).toBeUndefined();
	});

	it('has words for every problem', async () => {
		const t = createTranslator('en', await loadMessages('en'));
		expect(problemText(t, { text: 'Own words' })).toBe('Own words');
		expect(problemText(t, {})).toBe(t('common.errorText'));
	});

	it('tells what the schema and the verb had against it', () => {
		const state = {
			issues: [{ field: 'rows.0.name', code: 'min_length', text: 'At least 2.' }],
			refusal: { code: 'conflict', text: 'Somebody was first.' },
		};
		const [issue, refusal] = problemsOf(state);
		expect(issue).toEqual({ field: 'rows.0.name', text: 'At least 2.' });
		expect(refusal).toEqual({ text: 'Somebody was first.' });
		expect(isAbout({ field: 'chosen' }, 'chosen[]')).toBe(true);
		expect(problemsOf(null)).toEqual([]);
	});

	it('finds what was typed, also inside and in lists', () => {
		const values = { name: 'Koria', chosen: ['1', '2'], administrator: { name: 'Aino' } };
		expect(typedIn(values, 'name')).toBe('Koria');
		expect(typedIn(values, 'chosen[]')).toEqual(['1', '2']);
		expect(typedIn(values, 'administrator.name')).toBe('Aino');
		expect(typedIn(values, 'administrator')).toBeUndefined();
		expect(typedIn(values, 'name.first')).toBeUndefined();
		expect(fieldId('need', 'chosen[]')).toBe('need-chosen');
	});

	it('makes a new key each time', () => {
		const keys = new Set(Array.from({ length: 100 }, newIdempotencyKey));
		expect(keys.size).toBe(100);
		expect([...keys][0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
});
