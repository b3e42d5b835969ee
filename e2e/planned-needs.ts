import { DEMONSTRATION } from './demonstration.ts';
import { ask } from './owner.ts';

/** How the page names the need of a group of the source file: number and the beginning of the title. */
export async function needOf(group: string): Promise<string> {
	const [row] = await ask(
		`select number, left(title, 25) as title from need join gate.tenant_address using (tenant_id)
			where slug = $1 and external_group = $2 and state <> 'merged'`,
		[DEMONSTRATION, group],
	);
	return `${row!['number']} ${row!['title']}`;
}

/** A need of the first plan that nothing hangs on, and a week two months later that its own dates allow. */
export async function needThatMayWait(): Promise<{ id: string; week: string }> {
	const [row] = await ask(
		`select i.need_id as id, (i.starts_on + 56)::text as week from plan_item i join need n on n.id = i.need_id
			where i.outcome = 'scheduled' and n.deadline_on > i.ends_on + 120 and i.starts_on < '2027-04-01'
				and i.tenant_id = (select tenant_id from gate.tenant_address where slug = $1)
				and not exists (select 1 from need_dependency d where n.id in (d.need_id, d.depends_on_id))
			order by (select sum(days) from need_effort e where e.need_id = n.id), n.number limit 1`,
		[DEMONSTRATION],
	);
	return row as { id: string; week: string };
}
