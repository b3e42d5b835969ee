import { isInForce } from '#domain/organisation/position/position.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';

/** Posts that have not ended, each with who holds it. */
export async function postChoices(actor: Actor): Promise<{ value: string; label: string }[]> {
	const day = today();
	return (await positions.list(actor))
		.filter((post) => isInForce(post, day) || post.validFrom > day)
		.map(({ id, title, person }) => ({ value: id, label: person ? `${title} (${person})` : title }));
}
