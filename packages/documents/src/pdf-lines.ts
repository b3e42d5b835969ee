/** A piece of text as it stands on a page; y grows upwards. */
export interface TextPiece {
	str: string;
	/** Matrix of the text; its last two numbers are the place of the first letter. */
	transform: number[];
	width: number;
	height: number;
	hasEOL: boolean;
}

/** A line of text with its place on the page. */
export interface PdfLine {
	text: string;
	x: number;
	y: number;
	/** Height of its letters. */
	size: number;
}

interface Run {
	text: string;
	x: number;
	y: number;
	end: number;
	sizes: Map<number, number>;
}

const SAME_LINE = 0.5;
const SPACE = 0.2;

/** Pieces of one page put together into lines, in the order of the page. */
export function linesOf(pieces: readonly TextPiece[]): PdfLine[] {
	const lines: PdfLine[] = [];
	let run: Run | null = null;
	for (const piece of pieces) {
		if (run && piece.str !== '' && !isSameLine(run, piece)) {
			lines.push(finish(run));
			run = null;
		}
		if (piece.str !== '') run = run ? extended(run, piece) : begun(piece);
		if (piece.hasEOL && run) {
			lines.push(finish(run));
			run = null;
		}
	}
	if (run) lines.push(finish(run));
	return lines.filter(({ text }) => text !== '');
}

const place = ({ transform }: TextPiece) => ({ x: transform[4] ?? 0, y: transform[5] ?? 0 });
const sizeOf = ({ height, transform }: TextPiece) =>
	Math.round((height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0)) * 2) / 2;

function isSameLine(run: Run, piece: TextPiece): boolean {
	const size = Math.max(sizeOf(piece), ...run.sizes.keys(), 1);
	return Math.abs(place(piece).y - run.y) <= size * SAME_LINE;
}

function begun(piece: TextPiece): Run {
	const { x, y } = place(piece);
	return { text: piece.str, x, y, end: x + piece.width, sizes: new Map([[sizeOf(piece), piece.str.length]]) };
}

function extended(run: Run, piece: TextPiece): Run {
	const { x } = place(piece);
	const size = sizeOf(piece);
	const isApart = x - run.end > Math.max(size, 1) * SPACE && !/\s$/.test(run.text) && !/^\s/.test(piece.str);
	run.text += (isApart ? ' ' : '') + piece.str;
	run.end = Math.max(run.end, x + piece.width);
	if (piece.str.trim() !== '') run.sizes.set(size, (run.sizes.get(size) ?? 0) + piece.str.length);
	return run;
}

function finish({ text, x, y, sizes }: Run): PdfLine {
	const [size] = [...sizes].reduce((most, next) => (next[1] > most[1] ? next : most));
	const clean = text.toWellFormed().replaceAll('\0', '').normalize('NFC').replace(/\s+/g, ' ').trim();
	return { text: clean, x, y, size };
}
