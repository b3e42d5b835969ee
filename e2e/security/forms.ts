export interface Field {
	name: string;
	kind: string;
	value: string;
	isChecked: boolean;
	maxLength: number;
	options: string[];
}

/** A form of a page, as it would be sent by one who changed nothing. */
export interface PageForm {
	action: string;
	fields: Field[];
}

const entities: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	nbsp: '\u00a0',
};

function plain(text: string): string {
	return text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function attributes(tag: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const [, name = '', quoted] of tag.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g))
		found.set(name, plain(quoted ?? ''));
	return found;
}

function selectField(given: Map<string, string>, body: string): Field {
	const options = [...body.matchAll(/<option\b([^>]*)>/g)].map(([, tag = '']) => attributes(` ${tag}`));
	const chosen = options.find((option) => option.has('selected')) ?? options[0];
	const values = options.map((option) => option.get('value') ?? '');
	return { ...fieldOf(given, 'select'), value: chosen?.get('value') ?? '', options: values };
}

function fieldOf(given: Map<string, string>, kind: string): Field {
	return {
		name: given.get('name') ?? '',
		kind,
		value: given.get('value') ?? (kind === 'checkbox' ? 'on' : ''),
		isChecked: given.has('checked'),
		maxLength: Number(given.get('maxlength') ?? 10_000),
		options: [],
	};
}

const element =
	/<(input)\b([^>]*)>|<(textarea)\b([^>]*)>([\s\S]*?)<\/textarea>|<(select)\b([^>]*)>([\s\S]*?)<\/select>/g;

/** The forms of a page that change something, read from what the server sent. */
export function formsOf(html: string, pageUrl: string): PageForm[] {
	const forms: PageForm[] = [];
	for (const [, tag = '', body = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
		const given = attributes(` ${tag}`);
		if (given.get('method')?.toLowerCase() !== 'post') continue;
		const fields = [...body.matchAll(element)].map((match): Field => {
			if (match[1]) {
				const input = attributes(` ${match[2]}`);
				return fieldOf(input, input.get('type') ?? 'text');
			}
			if (match[3])
				return { ...fieldOf(attributes(` ${match[4]}`), 'textarea'), value: plain(match[5] ?? '') };
			return selectField(attributes(` ${match[7]}`), match[8] ?? '');
		});
		const url = new URL(given.get('action') ?? '', pageUrl);
		forms.push({ action: url.pathname + url.search, fields: fields.filter(({ name }) => name !== '') });
	}
	return forms;
}

const isTicked = ({ kind, isChecked }: Field) => (kind !== 'checkbox' && kind !== 'radio') || isChecked;
const isText = ({ kind }: Field) => ['text', 'textarea', 'search'].includes(kind);

/** Whether anything can be typed: a form with buttons only ends, removes or confirms. */
export function takesText(form: PageForm): boolean {
	return form.fields.some(isText);
}

/** What the browser would send, with each text replaced by what `write` gives for it (undefined leaves it). */
export function filled(
	form: PageForm,
	write: (field: Field) => string | undefined = () => undefined,
): URLSearchParams {
	const body = new URLSearchParams();
	for (const field of form.fields.filter(isTicked)) {
		if (field.kind === 'file' || field.kind === 'submit') continue;
		const written = isText(field) ? write(field)?.slice(0, field.maxLength) : undefined;
		body.append(field.name, written ?? (field.value || likely(field)));
	}
	return body;
}

function likely(field: Field): string {
	if (field.kind === 'select') return field.options.find((option) => option !== '') ?? '';
	const byKind: Record<string, string> = {
		date: '2027-05-04',
		number: '1',
		email: `x${Math.random()}@example.org`,
	};
	return byKind[field.kind] ?? '';
}
