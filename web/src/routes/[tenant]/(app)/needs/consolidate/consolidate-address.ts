import { confidenceLevels, type ConfidenceLevel } from '#domain/portfolio/consolidation/suggested-group.ts';
import { workViews, type WorkFilters, type WorkView } from '#domain/portfolio/consolidation/workbench.ts';

interface Address {
	searchParams: { get(name: string): string | null };
}

const known = <T extends string>(value: string | null, all: readonly T[], usual: T): T =>
	all.find((one) => one === value) ?? usual;

/** What the address of the workbench asks for; a reload and a shared link show the same. */
export function filtersIn(url: Address): WorkFilters {
	const text = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) ?? '';
	return {
		view: known<WorkView>(url.searchParams.get('view'), workViews, 'open'),
		level: known<ConfidenceLevel>(url.searchParams.get('level'), confidenceLevels, 'possible'),
		q: text('q'),
		area: text('area'),
	};
}

/** The address with the same filters and another place in the list. */
export function addressOf(filters: WorkFilters, more: Record<string, string | number | null> = {}): string {
	const query = new URLSearchParams();
	if (filters.view !== 'open') query.set('view', filters.view);
	if (filters.level !== 'possible') query.set('level', filters.level);
	if (filters.q) query.set('q', filters.q);
	if (filters.area) query.set('area', filters.area);
	for (const [name, value] of Object.entries(more)) if (value !== null) query.set(name, String(value));
	return query.size > 0 ? `?${query}` : '?';
}

/** Where one lands after an act: the next group under the same filters, told which act it was. */
export function afterAct(url: URL, told: Record<string, string | number>): string {
	const next = url.searchParams.get('next') ?? url.searchParams.get('at');
	return url.pathname + addressOf(filtersIn(url), { at: next, ...told });
}
