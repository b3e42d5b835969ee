/** Areas of words beside the base that the pages under a route speak; the first that fits. */
const areas: readonly [string, readonly string[]][] = [
	['/[tenant]/public', ['public', 'need']],
	['/[tenant]/say/[token]/commitments', ['say', 'commitment']],
	['/[tenant]/follow', ['follow']],
	['/[tenant]/say', ['say', 'follow', 'round']],
	['/[tenant]/sign-in', ['front']],
	['/[tenant]/invitation', ['front']],
	['/[tenant]/new-password', ['front']],
	['/[tenant]/unsubscribe', ['front', 'unsubscribe']],
	['/found', ['front']],
	['/[tenant]/(app)/account/mail', ['letters', 'mail']],
	['/[tenant]/(app)/account', ['account', 'front']],
	['/[tenant]/(app)/needs/import/[run]', ['need', 'import', 'settings']],
	['/[tenant]/(app)/needs/import', ['need', 'import']],
	['/[tenant]/(app)/needs/rounds/[round]/papers', ['need', 'say', 'rounds']],
	['/[tenant]/(app)/needs/rounds', ['need', 'rounds']],
	['/[tenant]/(app)/needs/units', ['need', 'round']],
	['/[tenant]/(app)/needs/kiosk', ['need', 'kiosk']],
	['/[tenant]/(app)/needs/poster', ['need', 'poster']],
	['/[tenant]/(app)/needs/consolidate', ['need', 'consolidation']],
	['/[tenant]/(app)/needs/new', ['need', 'say', 'round']],
	['/[tenant]/(app)/needs/triage', ['need', 'triage']],
	['/[tenant]/(app)/needs/inquiries', ['need', 'triage']],
	['/[tenant]/(app)/needs/[need]', ['need', 'triage', 'say', 'consolidation']],
	['/[tenant]/(app)/needs/commitments', ['need', 'commitment']],
	['/[tenant]/(app)/needs', ['need', 'triage']],
	['/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/fairness', ['plan', 'fairness']],
	['/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/repair', ['plan', 'repair']],
	['/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/edit', ['plan', 'repair']],
	['/[tenant]/(app)/plans/[portfolio]/scenarios', ['plan', 'relief']],
	['/[tenant]/(app)/plans/adopted', ['plan', 'relief', 'repair']],
	['/[tenant]/(app)/plans', ['plan', 'repair']],
	['/[tenant]/(app)/priorities', ['priority']],
	['/[tenant]/(app)/strategy/goals', ['strategy', 'goal']],
	['/[tenant]/(app)/strategy', ['strategy']],
	['/[tenant]/(app)/year/meetings', ['year', 'meeting']],
	['/[tenant]/(app)/year', ['year']],
	['/[tenant]/(app)/search', ['search']],
	['/[tenant]/(app)/settings/terms', ['settings', 'term']],
	['/[tenant]/(app)/settings/mail', ['settings', 'letters', 'mail']],
	['/[tenant]/(app)/settings/audit', ['settings', 'event']],
	['/[tenant]/(app)/settings/import', ['settings', 'import']],
	['/[tenant]/(app)/settings/units/import', ['settings', 'import']],
	['/[tenant]/(app)/settings', ['settings']],
	['/[tenant]/(app)/start/people', ['start', 'settings']],
	['/[tenant]/(app)/start/units', ['start', 'settings']],
	['/[tenant]/(app)/start', ['start']],
];

const exact: Record<string, readonly string[]> = { '/': ['front'], '/[tenant]/(app)': ['overview'] };

/** Undefined asks for everything: a route that is not here. */
export function wordAreas(routeId: string | null): readonly string[] | undefined {
	if (routeId === null) return [];
	return exact[routeId] ?? areas.find(([root]) => routeId === root || routeId.startsWith(`${root}/`))?.[1];
}
