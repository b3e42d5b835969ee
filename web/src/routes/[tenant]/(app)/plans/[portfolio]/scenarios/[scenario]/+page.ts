import { isUnderWay, type ScheduleHead } from '#domain/portfolio/schedule/schedule.ts';
import { partsOf } from './view-parts.ts';

interface State {
	newest: Pick<ScheduleHead, 'state'> | null;
	changes: readonly unknown[];
	allowances: readonly unknown[];
	solved: { contradictions: readonly unknown[] } | null;
}

/** What is there only at times: while a schedule is made, when it is out of date, when something was given. */
async function partsFor({ newest, changes, allowances, solved }: State) {
	return {
		Solving: newest && isUnderWay(newest) ? (await import('./Solving.svelte')).default : null,
		Stale: changes.length > 0 ? (await import('./Stale.svelte')).default : null,
		Contradictions: solved?.contradictions.length ? (await import('./Contradictions.svelte')).default : null,
		Allowances: allowances.length > 0 ? (await import('./Allowances.svelte')).default : null,
	};
}

export const load = async ({ data }) => ({
	...data,
	parts: { ...(await partsOf(data.solved)), ...(await partsFor(data)) },
});
