import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { FactOf, Ground } from '../fact.ts';
import type { Concluded } from '../review.ts';

interface Row {
	id: string;
	name: string;
	concludedOn: string;
	content: Concluded;
}

/** What the latest decided review came to of the same goal or measure. */
export async function earlier(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<Row>`
		select round.id, round.name, conclusion.concluded_on as "concludedOn", conclusion.content
		from review_conclusion conclusion
		join review_round round on round.tenant_id = conclusion.tenant_id and round.id = conclusion.round_id
		where conclusion.concluded_on <= ${ground.day} and round.id <> ${ground.roundId}
			and exists (select from review_item item where item.tenant_id = round.tenant_id and item.round_id = round.id
				and (item.goal_id = any(${[...ground.goalIds]}::uuid[])
					or item.measure_id = any(${[...ground.measureIds]}::uuid[])))
		order by conclusion.concluded_on desc, conclusion.concluded_at desc limit 6`.execute(db);
	const told = new Map<string, FactOf>();
	const wanted = new Set([...ground.goalIds, ...ground.measureIds]);
	for (const { id, concludedOn, content } of rows)
		for (const { goalId, measureId, verdict, reason } of content.items) {
			const subject = measureId ?? goalId;
			if (verdict === null || told.has(subject) || !wanted.has(subject)) continue;
			const of = measureId ? { measureId } : { goalId };
			const place = { of, kind: 'earlier' as const, path: `/year/reviews/${id}` };
			told.set(subject, { ...place, said: verdict, tone: 'plain', values: { concludedOn, reason } });
		}
	return [...told.values()];
}
