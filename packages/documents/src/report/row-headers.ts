const ELEMENT = /^\d+ 0 obj\n<<\n {2}\/Type \/StructElem\n {2}\/S \/(\w+)\n/;
const REFERENCES = /\n {2}\/K \[((?:\d+ 0 R ?)+)\]/;
const HEADERS = /\/O \/Table\n {4}\/Headers \[\(U(\w+?)x\d+y\d+\)\]/;
/** A cell that holds something: an empty one names no row. */
const IS_FULL = /\/S \/TD\n[^]*\n {2}\/K \[\S/;
const NAMES = /\/IDTree <<\n {4}\/Names \[/;
const OFFSET_DIGITS = 10;

interface Parts {
	/** Where the list of offsets stands. */
	start: number;
	/** Where the first object stands. */
	first: number;
	/** Each object's bytes by its number, in the order of the file. */
	objects: Map<number, string>;
}

/**
 * The same PDF with the first cell of each row of its tables as a header of that row. Typst scopes the headers of
 * columns only: its `pdf.header-cell` waits behind a feature that its binding for Node cannot switch on.
 */
export function withRowHeaders(pdf: Buffer): Buffer {
	const whole = pdf.toString('latin1');
	const parts = partsOf(whole);
	const { objects } = parts;
	const names = [...objects.values()].flatMap((text) =>
		ELEMENT.exec(text)?.[1] === 'TBody' ? headRows(objects, text) : [],
	);
	if (names.length === 0) return pdf;
	const root = [...objects].find(([, text]) => NAMES.test(text));
	if (!root) throw new Error('no tree of ids');
	objects.set(root[0], root[1].replace(NAMES, `$&${names.toSorted().join(' ')} `));
	return Buffer.from(assembled(whole, parts), 'latin1');
}

function partsOf(whole: string): Parts {
	const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(whole)?.[1]);
	const entries = [...whole.slice(start).matchAll(/(\d{10}) \d{5} ([nf])/g)]
		.map(([, offset, use], id) => ({ id, offset: Number(offset), isUsed: use === 'n' }))
		.filter(({ isUsed }) => isUsed)
		.toSorted((a, b) => a.offset - b.offset);
	const objects = entries.map(
		({ id, offset }, at) => [id, whole.slice(offset, entries[at + 1]?.offset ?? start)] as const,
	);
	return { start, first: entries[0]?.offset ?? start, objects: new Map(objects) };
}

const childrenOf = (text: string): number[] =>
	[...(REFERENCES.exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));

/** Changes the cells of one table's body; answers its new ids for the tree of ids. Typst's own begin with U. */
function headRows(objects: Map<number, string>, body: string): string[] {
	return childrenOf(body).flatMap((row, at) => {
		const [head, ...cells] = childrenOf(objects.get(row) ?? '');
		const text = objects.get(head ?? 0);
		const table = HEADERS.exec(text ?? '')?.[1];
		if (head === undefined || !text || table === undefined || !IS_FULL.test(text)) return [];
		const name = `(R${table}y${at})`;
		objects.set(
			head,
			text
				.replace('/S /TD\n', `/S /TH\n  /ID ${name}\n`)
				.replace('/O /Table\n', '/O /Table\n    /Scope /Row\n'),
		);
		for (const cell of cells) {
			const said = objects.get(cell) ?? '';
			objects.set(
				cell,
				said.replace(HEADERS, (own) => own.replace(']', ` ${name}]`)),
			);
		}
		return `${name} ${head} 0 R`;
	});
}

function assembled(whole: string, { start, first, objects }: Parts): string {
	const offsets = new Map<number, number>();
	let at = first;
	for (const [id, text] of objects) {
		offsets.set(id, at);
		at += text.length;
	}
	let id = 0;
	const list = whole.slice(start).replaceAll(/\d{10} \d{5} [nf]/g, (entry) => {
		const offset = offsets.get(id++);
		return offset === undefined ? entry : `${String(offset).padStart(OFFSET_DIGITS, '0')} 00000 n`;
	});
	const moved = list.replace(/startxref\s+\d+/, `startxref\n${at}`);
	return whole.slice(0, first) + [...objects.values()].join('') + moved;
}
