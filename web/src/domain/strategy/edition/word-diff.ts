/** Part of a text: in both, only in the earlier, or only in the later. */
export interface Piece {
	kind: 'same' | 'gone' | 'come';
	text: string;
}

/** Beyond so many differing words two texts are told as one gone and another come. */
const MOST_EDITS = 400;
/** With less than this in common, marks inside the text would only confuse. */
const LEAST_SHARED = 0.25;

const tokensOf = (text: string) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

/** What changed between two texts, word by word. */
export function wordDiff(before: string, after: string): Piece[] {
	const [a, b] = [tokensOf(before), tokensOf(after)];
	const script = editScript(a, b);
	const same = script?.filter(({ kind, text }) => kind === 'same' && text.trim() !== '') ?? [];
	const shared = same.reduce((sum, { text }) => sum + text.length, 0);
	if (!script || shared < LEAST_SHARED * Math.max(before.length, after.length)) return whole(before, after);
	return joined(bridged(script));
}

function whole(before: string, after: string): Piece[] {
	const pieces: Piece[] = [
		{ kind: 'gone', text: before },
		{ kind: 'come', text: after },
	];
	return pieces.filter(({ text }) => text !== '');
}

/**
 * The shortest edit script by the greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1 (1986), 251–266; null when it would be longer than MOST_EDITS.
 */
function editScript(a: readonly string[], b: readonly string[]): Piece[] | null {
	let furthest = new Map<number, number>([[1, 0]]);
	const trace: Map<number, number>[] = [];
	for (let edits = 0; edits <= Math.min(MOST_EDITS, a.length + b.length); edits++) {
		trace.push(furthest);
		const next = new Map(furthest);
		for (let k = -edits; k <= edits; k += 2) {
			let x = cameDown(furthest, k, edits) ? furthest.get(k + 1)! : furthest.get(k - 1)! + 1;
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			next.set(k, x);
			if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace);
		}
		furthest = next;
	}
	return null;
}

/** Whether the furthest path on diagonal k comes by taking a word in, not by leaving one out. */
function cameDown(furthest: ReadonlyMap<number, number>, k: number, edits: number): boolean {
	if (k === -edits) return true;
	return k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1);
}

function walkBack(
	a: readonly string[],
	b: readonly string[],
	trace: readonly ReadonlyMap<number, number>[],
): Piece[] {
	const pieces: Piece[] = [];
	let [x, y] = [a.length, b.length];
	for (let edits = trace.length - 1; edits >= 0; edits--) {
		const furthest = trace[edits]!;
		const k = x - y;
		const down = cameDown(furthest, k, edits);
		const fromX = furthest.get(down ? k + 1 : k - 1) ?? 0;
		const fromY = fromX - (down ? k + 1 : k - 1);
		while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) {
			x--;
			y--;
			pieces.push({ kind: 'same', text: a[x]! });
		}
		if (edits > 0) pieces.push(down ? { kind: 'come', text: b[--y]! } : { kind: 'gone', text: a[--x]! });
	}
	return pieces.toReversed();
}

/** A space or a mark alone between two changes belongs to them: a change is read aloud as one. */
function bridged(script: readonly Piece[]): Piece[] {
	const isWordless = (piece: Piece) => piece.kind === 'same' && !/[\p{L}\p{N}]/u.test(piece.text);
	return script.flatMap((piece, at): Piece[] => {
		const [left, right] = [script[at - 1], script[at + 1]];
		if (!isWordless(piece) || !left || !right || left.kind === 'same' || right.kind === 'same')
			return [piece];
		return [
			{ kind: 'gone', text: piece.text },
			{ kind: 'come', text: piece.text },
		];
	});
}

/** Runs of changes as one leaving and one coming part, the leaving first. */
function joined(script: readonly Piece[]): Piece[] {
	const pieces: Piece[] = [];
	let [gone, come] = ['', ''];
	const flush = () => {
		if (gone) pieces.push({ kind: 'gone', text: gone });
		if (come) pieces.push({ kind: 'come', text: come });
		[gone, come] = ['', ''];
	};
	for (const { kind, text } of script) {
		if (kind === 'gone') gone += text;
		else if (kind === 'come') come += text;
		else {
			flush();
			const last = pieces.at(-1);
			if (last?.kind === 'same') last.text += text;
			else pieces.push({ kind, text });
		}
	}
	flush();
	return pieces;
}
