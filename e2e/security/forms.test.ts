import { expect, test } from 'vitest';
import { filled, formsOf, takesText } from './forms.ts';

// The proofs that fill in every form find nothing when the forms are not found.
const page = `<form method="get" action="/find"><input name="q"></form>
<form id="f" method="post" action="?/amend&amp;x=1" novalidate><input type="hidden" name="key" value="a&quot;b">
<textarea name="why" maxlength="5">pit&lt;kä</textarea><input type="checkbox" name="ids[]" value="7"><input name="title" value="T">
<select name="unit"><option value="">-</option><option value="u1">U</option></select></form>`;

test('a form is read as a browser would send it', () => {
	const forms = formsOf(page, 'http://x/a/b');
	expect(forms.map(({ action }) => action)).toEqual(['/a/b?/amend&x=1']);
	const [form] = forms;
	expect(takesText(form!)).toBe(true);
	expect(filled(form!).toString()).toBe(
		new URLSearchParams({ key: 'a"b', why: 'pit<kä', title: 'T', unit: 'u1' }).toString(),
	);
	expect(filled(form!, () => '123456789').get('why')).toBe('12345');
});
