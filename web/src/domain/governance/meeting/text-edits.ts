/** At a place of the text before: so many letters out, these in. */
export interface TextEdit {
	at: number;
	remove: number;
	insert: string;
}

const isLow = (text: string, at: number) => {
	const code = text.charCodeAt(at);
	return code >= 0xdc00 && code <= 0xdfff;
};

/** One change without what is the same at both ends; a letter of two halves is never cut. */
function trimmed(before: string, after: string, at: number): TextEdit | null {
	if (before === after) return null;
	let head = 0;
	const most = Math.min(before.length, after.length);
	while (head < most && before[head] === after[head]) head++;
	while (head > 0 && (isLow(before, head) || isLow(after, head))) head--;
	let tail = 0;
	const room = most - head;
	while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
	while (tail > 0 && (isLow(before, before.length - tail) || isLow(after, after.length - tail))) tail--;
	const insert = after.slice(head, after.length - tail);
	return { at: at + head, remove: before.length - tail - head, insert };
}

const MOST_STEPS = 400;
const tokensOf = (text: string) => text.match(/\s+|[^\s]+/g) ?? [];

/** Myers: the furthest way on each diagonal for every number of changes; null where they are too many. */
function traceOf(a: readonly string[], b: readonly string[]): Map<number, number>[] | null {
	const trace: Map<number, number>[] = [];
	let furthest = new Map([[1, 0]]);
	for (let steps = 0; steps <= Math.min(a.length + b.length, MOST_STEPS); steps++) {
		const next = new Map(furthest);
		trace.push(furthest);
		for (let k = -steps; k <= steps; k += 2) {
			const isDown = k === -steps || (k !== steps && (next.get(k - 1) ?? -1) < (next.get(k + 1) ?? -1));
			let x = isDown ? (next.get(k + 1) ?? 0) : (next.get(k - 1) ?? 0) + 1;
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			next.set(k, x);
			if (x >= a.length && x - k >= b.length) return trace;
		}
		furthest = next;
	}
	return null;
}

interface Cut {
	a: [number, number];
	b: [number, number];
}

/** Back along the way: stretches of words that differ, the last first. */
function cutsOf(a: readonly string[], b: readonly string[], trace: readonly Map<number, number>[]): Cut[] {
	const cuts: Cut[] = [];
	let [x, y] = [a.length, b.length];
	for (let steps = trace.length - 1; steps > 0; steps--) {
		const furthest = trace[steps]!;
		const k = x - y;
		const isDown = k === -steps || (k !== steps && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
		const fromK = isDown ? k + 1 : k - 1;
		const fromX = furthest.get(fromK) ?? 0;
		const fromY = fromX - fromK;
		const [toX, toY] = isDown ? [fromX, fromY + 1] : [fromX + 1, fromY];
		const last = cuts.at(-1);
		if (last && last.a[0] === toX && last.b[0] === toY) {
			last.a[0] = fromX;
			last.b[0] = fromY;
		} else cuts.push({ a: [fromX, toX], b: [fromY, toY] });
		[x, y] = [fromX, fromY];
	}
	return cuts;
}

/** What was done to the text, word by word, from its end to its beginning: each can be done as it stands. */
export function editsBetween(before: string, after: string): TextEdit[] {
	const whole = trimmed(before, after, 0);
	if (!whole) return [];
	if (whole.remove === 0 || whole.insert === '') return [whole];
	const [old, now] = [before.slice(whole.at, whole.at + whole.remove), whole.insert];
	const [a, b] = [tokensOf(old), tokensOf(now)];
	const trace = traceOf(a, b);
	if (!trace) return [whole];
	const starts = [0];
	for (const token of a) starts.push(starts.at(-1)! + token.length);
	return cutsOf(a, b, trace).flatMap((cut) => {
		const out = a.slice(...cut.a).join('');
		return trimmed(out, b.slice(...cut.b).join(''), whole.at + starts[cut.a[0]]!) ?? [];
	});
}

/** A place of the text before, found in the text after. */
function moved(place: number, edits: readonly TextEdit[]): number {
	return edits.reduce((at, { at: from, remove, insert }) => {
		if (from + remove <= place) return at + insert.length - remove;
		return from < place ? at - (place - from) + insert.length : at;
	}, place);
}

/** What one typed on a text, done to what the others have made of it meanwhile. */
export function rebased(base: string, theirs: string, typed: string): string {
	const others = editsBetween(base, theirs);
	let text = theirs;
	for (const { at, remove, insert } of editsBetween(base, typed)) {
		const [from, to] = [moved(at, others), moved(at + remove, others)];
		text = text.slice(0, from) + insert + text.slice(Math.max(from, to));
	}
	return text;
}
