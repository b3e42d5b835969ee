import * as v from 'valibot';
import { refuse } from './refusal.ts';

/** The body of a request that a script of ours sends; anything of another shape is refused. */
export async function readJson<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema,
): Promise<v.InferOutput<Schema>> {
	const body: unknown = await request.json().catch(() => null);
	const parsed = v.safeParse(schema, body);
	return parsed.success ? parsed.output : refuse('invalid');
}
