import { describe, expect, it } from 'vitest';
import { loadMessages } from './load-messages.ts';
import { createTranslator } from './translate.ts';

describe('createTranslator', () => {
	it('forms Finnish, Swedish and English plurals', async () => {
		const finnish = createTranslator('fi', await loadMessages('fi'));
		const swedish = createTranslator('sv', await loadMessages('sv'));
		const english = createTranslator('en', await loadMessages('en'));
		expect(finnish('ui.rows', { count: 1 })).toBe('1 rivi');
		expect(finnish('ui.rows', { count: 3 })).toBe('3 riviä');
		expect(swedish('ui.rows', { count: 0 })).toBe('Inga rader');
		expect(english('ui.errorSummary', { count: 2 })).toBe('Check 2 things');
		expect(swedish.locale).toBe('sv');
	});

	it('leaves plain words alone and keeps values as text, not markup', () => {
		const t = createTranslator('en', { 'common.save': 'Save', 'common.confirmDelete': 'Delete {name}?' });
		expect(t('common.save')).toBe('Save');
		expect(t('common.confirmDelete', { name: '<b>{x}</b>' })).toBe('Delete <b>{x}</b>?');
	});

	it('shows the key or the pattern rather than breaking the page', () => {
		const t = createTranslator('en', { 'common.confirmDelete': 'Delete {name}?' });
		expect(t('common.save')).toBe('⟦common.save⟧');
		expect(t('common.confirmDelete')).toBe('Delete {name}?');
	});
});
