import * as v from 'valibot';

// PostgreSQL has no NUL in text; the rest of these never stand in a sentence.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** What a person typed or pasted, without characters that cannot be seen. */
export const PlainText = v.pipe(
	v.string(),
	v.transform((text) => text.replaceAll(controls, '')),
);
