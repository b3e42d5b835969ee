/** Areas of words beside the base that the pages under a route speak; a route that is not here gets them all. */
const areas: readonly [string, readonly string[]][] = [
	['/[tenant]/public', ['public', 'plan']],
	['/[tenant]/say', ['say', 'need']],
	['/[tenant]/sign-in', []],
	['/[tenant]/invitation', []],
	['/[tenant]/new-password', []],
	['/found', []],
	['/[tenant]/(app)/account', ['account', 'event']],
	['/[tenant]/(app)/needs/import', ['need', 'import', 'settings']],
	['/[tenant]/(app)/needs', ['need', 'say', 'event', 'goal']],
	['/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/fairness', ['plan', 'fairness']],
	['/[tenant]/(app)/plans/[portfolio]/scenarios', ['plan', 'need', 'relief']],
	['/[tenant]/(app)/plans/adopted', ['plan', 'need', 'relief']],
	['/[tenant]/(app)/plans', ['plan', 'need']],
	['/[tenant]/(app)/priorities', ['priority', 'need']],
	['/[tenant]/(app)/strategy', ['strategy', 'goal', 'need']],
	['/[tenant]/(app)/settings', ['settings', 'account', 'import', 'event', 'need', 'public']],
	['/[tenant]/(app)/start', ['start', 'settings']],
];

const exact: Record<string, readonly string[]> = { '/': [], '/[tenant]/(app)': [] };

/** Undefined asks for everything. */
export function wordAreas(routeId: string | null): readonly string[] | undefined {
	if (routeId === null) return [];
	return exact[routeId] ?? areas.find(([root]) => routeId === root || routeId.startsWith(`${root}/`))?.[1];
}
