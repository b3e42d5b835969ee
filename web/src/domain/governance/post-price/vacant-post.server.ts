import * as positions from '#domain/organisation/position/position.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as requiredRoles from '../required-role/required-role.server.ts';
import type { Standing } from '../required-role/required-role.ts';
import * as prices from './post-price.server.ts';
import { usualDays, type VacantPost } from './vacant-post.ts';

/** The vacant post of the requirement, made where there is none; answers which it is. */
async function vacantOf(actor: Actor, standing: Standing, key: VacantPost['key']): Promise<string> {
	const vacant = standing.held.find(({ gaps }) => gaps.includes('vacant'));
	if (standing.missing === 0) return vacant?.id ?? refuse('not_found', { subject: 'position' });
	const { roleId, role: title, leastPercent } = standing;
	const day = today();
	return positions.add(actor, {
		...{ title, roleId, serviceAreaId: null, personId: null, validFrom: day, validTo: null, key },
		tenure: 'permanent',
		daysPerMonth: usualDays(await positions.list(actor), roleId, day),
		...(leastPercent !== null && { fullTimePercent: leastPercent }),
	});
}

/** Makes the vacant post that a clause asks for and asks its price in the same act; answers the post. */
export async function priceMissing(actor: Actor, { lineageId, roleId, key }: VacantPost): Promise<string> {
	actor.must('organisation.manage');
	actor.must('plan.prepare');
	const isAsked = (one: Standing) => one.lineageId === lineageId && one.roleId === roleId;
	const standing = (await requiredRoles.standings(actor)).find(isAsked);
	if (!standing) refuse('not_found', { subject: 'role' });
	if (!(await prices.planInForce(actor))) refuse('price_without_plan');
	const positionId = await vacantOf(actor, standing, key);
	// Asked again while it is under way it is the same question: it needs no key of its own.
	await prices.ask(actor, { positionId, untilOn: null, key: undefined });
	return positionId;
}
