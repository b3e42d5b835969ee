import { expect, test } from 'vitest';
import { partsOfTagged } from './tagged-text.ts';

test('tags of another radar are read as text and links, and nothing else of them is let through', () => {
	expect(partsOfTagged('a < b ja c > d')).toEqual([{ text: 'a < b ja c > d', href: null }]);
	expect(partsOfTagged('')).toEqual([]);
	expect(
		partsOfTagged(
			'<p>Lue <strong>t\u00e4m\u00e4</strong> <a href="https://example.org/?a=1&amp;b=2">ohje</a> &amp; <a href="javascript:alert(1)">toinen</a>.</p><ul><li>yksi</li><li>kaksi</li></ul><script>x</script>',
		),
	).toEqual([
		{ text: 'Lue t\u00e4m\u00e4 ', href: null },
		{ text: 'ohje', href: 'https://example.org/?a=1&b=2' },
		{ text: ' & toinen.\n\n\u2013 yksi\n\u2013 kaksi\n\nx', href: null },
	]);
});
