/** Where an answer ends and the letter it answers begins, in the three languages and the usual programs. */
const beginsQuote = [
	/^[-_\s]*(original message|alkuperäinen viesti|ursprungligt meddelande|välitetty viesti|forwarded message)[-_\s]*$/i,
	/^(on|le|am) .{4,200}(wrote|écrit|schrieb)\s*:$/i,
	/^.{4,200}\b(kirjoitti|skrev|wrote)\b.{0,120}:$/i,
	/^_{20,}$/,
];

/** Outlook puts the headers of the letter there, two of them at least one after another. */
const quotedHeader =
	/^\*?(from|sent|to|subject|lähettäjä|lähetetty|vastaanottaja|aihe|från|skickat|till|ämne)\*?\s*:\*?\s/i;

const isQuoted = (line: string) => line.startsWith('>');

const nextWritten = (lines: readonly string[], from: number) =>
	lines.slice(from, from + 3).find((line) => line.trim() !== '') ?? '';

/** An attribution may be broken over two lines by the program that wrote it. */
function quoteStarts(lines: readonly string[], at: number): boolean {
	const line = lines[at]!.trim();
	const joined = `${line} ${(lines[at + 1] ?? '').trim()}`;
	if (beginsQuote.some((sign) => sign.test(line))) return true;
	if (line !== '' && isQuoted(nextWritten(lines, at + 2)) && beginsQuote.some((sign) => sign.test(joined)))
		return true;
	return quotedHeader.test(line) && quotedHeader.test((lines[at + 1] ?? '').trim());
}

/**
 * The answer without the letter it answers and without a signature. Careful: what stands between quoted lines is an
 * answer too, and when nothing would be left, everything is.
 */
export function answerOf(text: string): string {
	const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
	const start = lines.findIndex((_, at) => quoteStarts(lines, at));
	const after = start < 0 ? [] : lines.slice(start + 1);
	// Own words among the quoted lines, of a quote that marks its lines: the answer is woven into it.
	const isWoven =
		after.some(isQuoted) && after.some((line, at) => at > 1 && line.trim() !== '' && !isQuoted(line));
	const own = start < 0 || isWoven ? lines : lines.slice(0, start);
	const signature = own.findIndex((line) => /^-- ?$/.test(line));
	const unsigned = signature > 0 && !isWoven ? own.slice(0, signature) : own;
	return tidy(withoutLastQuote(unsigned)) || tidy(lines);
}

/** A quote at the very end says nothing new; one before an answer tells what it answers. */
function withoutLastQuote(lines: readonly string[]): readonly string[] {
	let end = lines.length;
	while (end > 0 && (lines[end - 1]!.trim() === '' || isQuoted(lines[end - 1]!))) end--;
	return lines.slice(0, end);
}

function tidy(lines: readonly string[]): string {
	return lines
		.map((line) => line.trimEnd())
		.join('\n')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim();
}
