import * as editions from '#domain/strategy/edition/edition.server.ts';
import type { Edition } from '#domain/strategy/edition/edition.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { evidenceKinds } from './evidence-kinds.server.ts';
import * as requiredRoles from '../required-role/required-role.server.ts';
import { verdictOf, type Ledger } from './ledger.ts';

/** The edition in force on the day; before the first one came in force, the first. */
function readOn(newestFirst: readonly Edition[], day: string): Edition | undefined {
	const read = newestFirst.filter(({ enteredOn }) => enteredOn !== null);
	return read.find(({ enteredOn }) => enteredOn! <= day) ?? read.at(-1);
}

/** Every obligation of the edition then in force with the facts of the year, and what they come to. */
export async function of(actor: Actor, strategyId: string, year: number, day = today()): Promise<Ledger> {
	actor.must('strategy.read');
	actor.must('year.read');
	const last = `${year}-12-31`;
	const asOf = day < last ? day : last;
	const edition = readOn(await editions.list(actor, strategyId), asOf);
	const clauses = edition ? (await editions.get(actor, edition.id)).clauses : [];
	const duties = clauses.filter(({ isObligation }) => isObligation);
	const asked = { strategyId, editionId: edition?.id ?? '', clauses: duties, period: { year, asOf } };
	const [roles, ...facts] = await Promise.all([
		requiredRoles.standings(actor, { strategyId, editionId: edition?.id ?? null, day: asOf }),
		...(edition ? evidenceKinds : []).map((gather) => gather(actor, asked)),
	]);
	const counts = { met: 0, under_way: 0, unserved: 0 };
	const obligations = duties.map(({ id, lineageId, number, text }) => {
		const evidence = facts.flatMap((byClause) => byClause.get(id) ?? []);
		const judged = verdictOf(evidence, asOf);
		counts[judged.verdict] += 1;
		const own = roles.filter((role) => role.lineageId === lineageId);
		return {
			...{ id, lineageId, number, text, evidence, ...judged },
			roles: own.map(({ roleId, role }) => ({ id: roleId, name: role })),
		};
	});
	const read = edition ? { name: edition.name, isCurrent: edition.isCurrent } : null;
	return { year, asOf, edition: read, obligations, counts };
}
