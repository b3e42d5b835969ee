import * as v from 'valibot';
import { refuse } from './refusal.ts';

function withoutZeroBytes(_name: string, value: unknown): unknown {
	return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

/** The body of a request that a script of ours sends; anything of another shape is refused. */
export async function readJson<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema,
): Promise<v.InferOutput<Schema>> {
	const body: unknown = await request
		.text()
		.then((text) => JSON.parse(text, withoutZeroBytes) as unknown)
		.catch(() => null);
	const parsed = v.safeParse(schema, body);
	return parsed.success ? parsed.output : refuse('invalid');
}
