import { knownId } from '#platform/known-id.ts';

/** Which plan the address asks for; the newest where it says nothing. */
export function askedIn(url: URL): { areaId: string | null; year: number | null; isBudget: boolean } {
	const area = url.searchParams.get('area');
	const year = /^20\d\d$/.exec(url.searchParams.get('year') ?? '')?.[0];
	return {
		areaId: area ? knownId(area, 'service_area') : null,
		year: year ? Number(year) : null,
		isBudget: url.searchParams.get('view') === 'budget',
	};
}
