import { inLanguage } from '#domain/competence/framework/framework.ts';
import * as frameworks from '#domain/competence/framework/framework.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { isInForce } from '#domain/organisation/position/position.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';

export type TrainingChoices = Awaited<ReturnType<typeof trainingChoices>>;

/** What may be learnt, and who may take part. */
export async function trainingChoices(actor: Actor) {
	const [competences, allRoles, posts] = await Promise.all([
		frameworks.competences(actor),
		roles.list(actor),
		positions.list(actor),
	]);
	const day = today();
	return {
		competences: competences.map(({ id, code, names }) => ({
			value: id,
			label: `${code} ${inLanguage(names, actor.locale)}`,
		})),
		roles: allRoles.map(({ id, name }) => ({ value: id, label: name })),
		posts: posts
			.filter((post) => post.person !== null && isInForce(post, day))
			.map(({ id, title, person }) => ({ value: id, label: `${title} (${person})` })),
	};
}
