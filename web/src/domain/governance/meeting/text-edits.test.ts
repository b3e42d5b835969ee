import { expect, test } from 'vitest';
import { editsBetween, rebased } from './text-edits.ts';

const applied = (before: string, after: string) =>
	editsBetween(before, after).reduce(
		(text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
		before,
	);

test.each([
	['', 'sana'],
	['sana', ''],
	['yksi kaksi kolme', 'yksi kolme'],
	['yksi kaksi kolme neljä', 'nolla yksi kaksi viisi neljä kuusi'],
	['sama sama sama', 'sama sama'],
	['rivi\nrivi', 'rivi\n\nrivi toinen'],
	['hymy 😀 loppu', 'hymy 😁 loppu'],
	['a'.repeat(3000), 'b '.repeat(1500)],
])('what was done to “%.20s” leads to “%.20s”', (before, after) =>
	expect(applied(before, after)).toBe(after),
);

test('only what was changed is touched', () => {
	const edits = editsBetween(
		'Alku säilyy, keski muuttuu, loppu säilyy.',
		'Alku säilyi, keski muuttuu, loppu säilyi.',
	);
	expect(edits.map(({ remove, insert }) => [remove, insert])).toEqual([
		[1, 'i'],
		[1, 'i'],
	]);
});

test('a letter of two halves is never cut', () => {
	for (const { insert } of editsBetween('😀', '😁')) expect(insert).toBe('😁');
});

test('what one typed is done to what the others made of the text meanwhile', () => {
	expect(rebased('a b c', 'x a b c', 'a b c d')).toBe('x a b c d');
	expect(rebased('a b c', 'a c', 'a b c!')).toBe('a c!');
	expect(rebased('', 'toisen', 'oma')).toBe('toisenoma');
	expect(rebased('sama', 'sama', 'oma')).toBe('oma');
});
