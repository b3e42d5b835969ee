import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokensOf } from './token.ts';

const textsOf = (text: string) => tokensOf(text).map((token) => token.text);

describe('tokens', () => {
	test('keep hyphens and case colons, part at slashes and arrows', () => {
		expect(textsOf('Laitteet/ohjelmat → C-kasetti, 3D-tulostin (wi-fi) TVT:n')).toEqual([
			'Laitteet',
			'ohjelmat',
			'C-kasetti',
			'3D-tulostin',
			'wi-fi',
			'TVT:n',
		]);
	});

	test('part numbers from their units, and keep addresses whole', () => {
		const tokens = tokensOf('10kpl à 2,5 h, 24/7: info@kouvola.fi, https://finna.fi/haku?x=1.');
		expect(tokens.filter(({ kind }) => kind === 'number').map(({ text }) => text)).toEqual([
			'10',
			'2,5',
			'24/7',
		]);
		expect(textsOf('info@kouvola.fi https://finna.fi/haku?x=1.')).toEqual([
			'info@kouvola.fi',
			'https://finna.fi/haku?x=1',
		]);
	});

	test('stand where they say, in order, without overlap, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				let last = 0;
				for (const { start, end, text: token } of tokensOf(text)) {
					expect(text.slice(start, end)).toBe(token);
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					last = end;
				}
			}),
		);
	});
});
