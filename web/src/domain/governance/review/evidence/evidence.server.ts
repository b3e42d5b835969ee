import type { Db } from '#platform/db.server.ts';
import type { FactOf, Ground } from '../fact.ts';
import { commitments } from './commitment.store.server.ts';
import { decisions } from './decision.store.server.ts';
import { duties } from './duty.store.server.ts';
import { earlier } from './earlier.store.server.ts';
import { incidents } from './incident.store.server.ts';
import { measures } from './measures.store.server.ts';
import { needs } from './need.store.server.ts';
import { progress } from './progress.store.server.ts';
import { readings } from './reading.store.server.ts';
import { upstream } from './upstream.store.server.ts';
import { year } from './year.store.server.ts';

/** Each finds one kind of evidence; a new kind is a file and a line here. In the order they are told. */
const sources: readonly ((db: Db, ground: Ground) => Promise<FactOf[]>)[] = [
	readings,
	progress,
	measures,
	needs,
	commitments,
	duties,
	decisions,
	upstream,
	incidents,
	earlier,
	year,
];

export async function collect(db: Db, ground: Ground): Promise<FactOf[]> {
	const found: FactOf[] = [];
	// One connection answers one question at a time.
	for (const source of sources) found.push(...(await source(db, ground)));
	return found;
}
