import { expect, test } from 'vitest';
import { textOfHtml } from './html-text.ts';
import { answerOf } from './reply-text.ts';

test.each([
	['plain', 'Kolme tulostinta riittää.\n\nTerveisin Maija', 'Kolme tulostinta riittää.\n\nTerveisin Maija'],
	[
		'Gmail in Finnish, broken over two lines',
		'Kyllä kiitos.\n\nma 23. marrask. 2026 klo 13.00 Kunta · Luotsi (luotsi@kunta.example)\nkirjoitti:\n\n> Montako?\n> Avaa sivu\n',
		'Kyllä kiitos.',
	],
	[
		'Outlook in Swedish',
		'Ja, tre stycken.\r\n\r\nFrån: Luotsi <luotsi@kunta.example>\r\nSkickat: den 23 november 2026 13:00\r\nTill: Åsa\r\nÄmne: Fråga\r\n\r\nHur många?',
		'Ja, tre stycken.',
	],
	['Outlook with a line', 'Three.\n\n________________________________\nFrom: Luotsi\nHow many?', 'Three.'],
	['original message', 'Kolme.\n-----Alkuperäinen viesti-----\nLähettäjä: Luotsi', 'Kolme.'],
	['a signature', 'Kolme.\n-- \nMaija Meikäläinen\nPääkirjasto', 'Kolme.'],
	['a quote alone at the end', 'Kolme.\n\n> Montako?', 'Kolme.'],
	[
		'answers woven into the quote',
		'Hei\n\nLuotsi wrote:\n> Montako?\nKolme.\n> Minne?\nLastenosastolle.',
		'Hei\n\nLuotsi wrote:\n> Montako?\nKolme.\n> Minne?\nLastenosastolle.',
	],
	['nothing but a quote', '> Montako?', '> Montako?'],
	['words that look like a header', 'To: kaksi\nen osaa sanoa', 'To: kaksi\nen osaa sanoa'],
	['a dash in the text', 'Kaksi -- tai kolme', 'Kaksi -- tai kolme'],
])('%s', (_, whole, answer) => {
	expect(answerOf(whole)).toBe(answer);
});

test('HTML alone becomes its words, and its quote is left out', () => {
	const html =
		'<html><head><title>x</title><style>p{}</style></head><body><p>Kyll&auml; &amp; hyv&#228;</p><div>Kolme<br>kappaletta</div><blockquote>Montako?</blockquote></body></html>';
	const text = textOfHtml(html);
	expect(answerOf(text)).toBe('Kyllä & hyvä\nKolme\nkappaletta');
});

test('long input is read in a time that grows with its length', () => {
	const hostile = [
		'<'.repeat(200_000),
		'<style'.repeat(30_000),
		`${'a '.repeat(100_000)}:`,
		'>\n'.repeat(100_000),
	];
	for (const text of hostile) expect(answerOf(textOfHtml(text)).length).toBeLessThanOrEqual(text.length);
});
