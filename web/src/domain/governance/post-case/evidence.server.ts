import type { Actor } from '#platform/actor.server.ts';
import { hasDeputy, riskOf } from '../key-task/key-task.ts';
import * as keyTasks from '../key-task/key-task.server.ts';
import * as prices from '../post-price/post-price.server.ts';
import * as requiredRoles from '../required-role/required-role.server.ts';
import { carries, dutiesOf, nameOf } from '../responsibility/responsibility.ts';
import * as responsibility from '../responsibility/responsibility.server.ts';
import type { Evidence } from './memo.ts';
import type { CaseFacts } from './post-case.ts';
import * as store from './post-case.store.server.ts';

/** All that speaks for the post, gathered from where it is. */
export async function gather(
	actor: Actor,
	{ positionId, roleId }: Pick<CaseFacts, 'positionId' | 'roleId'>,
	day: string,
): Promise<Evidence> {
	const [standings, book, tasks, price, needs] = await Promise.all([
		requiredRoles.standings(actor, { day }),
		responsibility.view(actor, day),
		keyTasks.list(actor),
		prices.view(actor, positionId, day),
		actor.read((db) => store.needsOf(db, roleId)),
	]);
	const own = tasks.filter(({ owner }) => owner?.id === positionId);
	const { solved } = price;
	return {
		required: standings.flatMap(({ roleId: asked, strategy, number, text, isPermanent }) =>
			asked === roleId ? { strategy, number, text, isPermanent } : [],
		),
		load: loadOf(book, { positionId, roleId }),
		carries: dutiesOf(book, positionId).flatMap(({ subject, kinds }) =>
			kinds.some(carries) ? { kind: subject.kind, name: nameOf(subject) } : [],
		),
		waiting: needs.waiting,
		planned: needs.planned,
		keyTasks: own.map((task) => ({
			name: task.name,
			criticality: task.criticality,
			level: riskOf(task, day).level,
			hasDeputy: hasDeputy(task, day),
		})),
		price:
			solved?.result && !solved.isOld
				? { plan: solved.plan, askedOn: solved.askedOn, untilOn: solved.untilOn, result: solved.result }
				: null,
	};
}

/** Work of the post where somebody holds it, else of its role that falls to nobody. */
function loadOf(
	{ shares }: responsibility.Responsibilities,
	{ positionId, roleId }: Pick<CaseFacts, 'positionId' | 'roleId'>,
): Evidence['load'] {
	const months = [
		...(shares.byPost.get(positionId) ?? []),
		...shares.nobodys.flatMap((one) =>
			one.roleId === roleId ? { month: one.month, work: one.work, capacity: 0 } : [],
		),
	];
	const round = (days: number) => Math.round(days * 10) / 10;
	return [...Map.groupBy(months, ({ month }) => Number(month.slice(0, 4)))]
		.map(([year, own]) => ({
			year,
			work: round(own.reduce((sum, { work }) => sum + work, 0)),
			capacity: round(own.reduce((sum, { capacity }) => sum + capacity, 0)),
		}))
		.toSorted((a, b) => a.year - b.year);
}
