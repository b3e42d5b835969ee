import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as duties from '../../governance/duty/duty.server.ts';
import type { Duty } from '../../governance/duty/duty.ts';
import * as occurrences from '../../governance/duty/occurrence.server.ts';
import { addDays } from '#platform/day.ts';
import { firstDayOf, yearOf } from '../../governance/duty/rule.ts';
import * as years from '../../governance/duty/year.server.ts';
import * as templates from '../../governance/year-template/template.server.ts';
import * as positions from '../../organisation/position/position.server.ts';

/** Whose post leads or prepares, by the kind of the body; the rest have no post of ours and show it. */
const CHAIRS: Record<string, string> = {
	own_strategy: 'Kirjastonjohtaja',
	principals_review: 'Rehtori',
	council: 'Kirjastonjohtaja',
	board: 'Kirjastonjohtaja',
	committee: 'Kirjastonjohtaja',
};
/** By the end of the template's key. */
const OWNERS: Record<string, string> = {
	needs_round: 'Palvelukoordinaattori',
	plan_of_needs: 'Palvelukoordinaattori',
	commitments: 'Palvelukoordinaattori',
	library_statistics: 'Informaatikko',
	library_grant: 'Palvelukoordinaattori',
	competence_survey: 'Informaatikko',
	strategy_evaluation: 'Kirjastonjohtaja',
	strategy_update: 'Kirjastonjohtaja',
	work_programme: 'Kirjastonjohtaja',
	principals_review: 'Rehtori',
	work_year_plan: 'Rehtori',
	ict_in_plan: 'Kulttuurituottaja',
};
/** Nobody has marked these, though their day has passed. */
const FORGOTTEN = new Set(['Osavuosikatsaus, syksy']);
/** Done, but late. */
const LATE = new Set(['Kehityskeskustelut']);
const LATE_DAYS = 9;

/** The ready-made year taken in a year ago: most of what has passed is done, something is not. */
export async function runYear(director: Actor): Promise<void> {
	const posts = await positions.list(director);
	const postOf = (title: string | undefined) => posts.find((post) => post.title === title)?.id ?? null;
	const offered = await templates.preview(director);
	const chairs = Object.fromEntries(
		offered.map((body) => [body.key, postOf(CHAIRS[body.model ?? body.key]) ?? null]),
	);
	const items = offered.flatMap((body) => body.duties.map(({ key }) => key));
	const keyOf = new Map(
		offered.flatMap((body) => body.duties.map((duty) => [`${body.name} ${duty.name}`, duty.key])),
	);
	await templates.take(director, { items, chairs, key: undefined }, firstDayOf(yearOf(today(), 1), 1));
	for (const duty of await duties.list(director)) {
		const key = keyOf.get(`${duty.body} ${duty.name}`)?.split('/')[1] ?? '';
		const ownerId = postOf(OWNERS[key]);
		if (ownerId) await nameOwner(director, duty, ownerId);
	}
	await markPassed(director);
}

async function nameOwner(director: Actor, duty: Duty, ownerId: string): Promise<void> {
	const { id, bodyId, name, description, clauseId, origin, basis, basisLink, version } = duty;
	const { rule, remindDays, escalateAfter } = duty;
	const words = { name, description, origin, basis, basisLink };
	const rest = { bodyId, clauseId, ownerId, rule, remindDays, escalateAfter, version, key: undefined };
	await duties.amend(director, { id, ...words, ...rest });
}

async function markPassed(director: Actor): Promise<void> {
	for (const { id, name, dueOn } of (await years.ahead(director)).passed) {
		if (FORGOTTEN.has(name)) continue;
		const late = addDays(dueOn, LATE_DAYS);
		const doneOn = LATE.has(name) && late <= today() ? late : dueOn;
		const done = { occurrenceId: id, outcome: 'done' as const, note: '', link: '', key: undefined };
		await occurrences.complete(director, { ...done, doneOn });
	}
}
