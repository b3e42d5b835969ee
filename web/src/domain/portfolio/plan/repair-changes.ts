import { obstacleTo } from '@luotsi/engine';
import { slotOf } from '../schedule/calendar.ts';
import { Reasons, type Reason } from '../schedule/reasons.ts';
import { differences, type Difference, type Side } from './comparison.ts';

/** What a repair does to one need of the adopted plan, with what made it so. */
export interface RepairChange extends Difference {
	why: Reason[];
}

export interface RepairChanges {
	changes: RepairChange[];
	moved: number;
	dropped: number;
	came: number;
	/** Needs of the adopted plan that stay where they were. */
	kept: number;
}

export function repairChanges(adopted: Side, repaired: Side): RepairChanges {
	const reasons = new Reasons(repaired.snapshot);
	const found = differences(adopted, repaired).filter(({ code }) => code !== 'cost');
	const count = (code: Difference['code']) => found.filter((one) => one.code === code).length;
	const [moved, dropped] = [count('moved'), count('went')];
	return {
		changes: found.map((difference) => ({ ...difference, why: whyOf(difference, repaired, reasons) })),
		moved,
		dropped,
		came: count('came'),
		kept: adopted.answer.items.length - moved - dropped,
	};
}

/** Of what moved, what stands in the way in its old week; of what went, all that rules it out. */
function whyOf(
	{ code, need, from, causes }: Difference,
	{ snapshot, answer }: Side,
	reasons: Reasons,
): Reason[] {
	if (code === 'went') return causes;
	const item = answer.items.find(({ id }) => id === need.id);
	if (code !== 'moved' || !item || !from)
		return item && code === 'came' ? [reasons.tell(item.reason, need.id)] : [];
	const { problem } = snapshot;
	const old = slotOf(problem, from.startsOn);
	const { earliest } = problem.activities.find(({ id }) => id === need.id)!;
	if (old < earliest) return [reasons.tell({ code: 'before_earliest', earliest }, need.id)];
	const obstacle = obstacleTo(problem, answer, need.id, old);
	return [reasons.tell(obstacle ?? item.reason, need.id)];
}
