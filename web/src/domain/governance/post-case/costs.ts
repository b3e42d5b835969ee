export interface Costs {
	/** From when, and for how many years the costs are reckoned. */
	startsOn: string;
	years: number;
	salaryYearly: number;
	sideCostsPercent: number;
	otherYearly: number;
	oneOff: number;
	/** What the same work costs now. */
	presentYearly: number;
	risePercent: number;
}

export interface CostYear {
	year: number;
	salary: number;
	sideCosts: number;
	other: number;
	oneOff: number;
	total: number;
	/** What the same work would cost as now. */
	present: number;
	added: number;
}

const cents = (euros: number) => Math.round(euros * 100) / 100;

function shareOfYear(startsOn: string): number {
	const year = Number(startsOn.slice(0, 4));
	const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
	return (next - Date.parse(`${startsOn}T00:00:00Z`)) / (next - first);
}

/** The first year from its first day on; all that is yearly rises from year to year. */
export function costsOf(costs: Costs): CostYear[] {
	const first = Number(costs.startsOn.slice(0, 4));
	return Array.from({ length: costs.years }, (_, index) => {
		const share = (index === 0 ? shareOfYear(costs.startsOn) : 1) * (1 + costs.risePercent / 100) ** index;
		const salary = cents(costs.salaryYearly * share);
		const sideCosts = cents((salary * costs.sideCostsPercent) / 100);
		const other = cents(costs.otherYearly * share);
		const oneOff = index === 0 ? costs.oneOff : 0;
		const total = cents(salary + sideCosts + other + oneOff);
		const present = cents(costs.presentYearly * share);
		return {
			year: first + index,
			salary,
			sideCosts,
			other,
			oneOff,
			total,
			present,
			added: cents(total - present),
		};
	});
}

/** All years together. */
export function costSum(years: readonly CostYear[]): Omit<CostYear, 'year'> {
	const sum = (of: (year: CostYear) => number) => cents(years.reduce((all, year) => all + of(year), 0));
	return {
		salary: sum((one) => one.salary),
		sideCosts: sum((one) => one.sideCosts),
		other: sum((one) => one.other),
		oneOff: sum((one) => one.oneOff),
		total: sum((one) => one.total),
		present: sum((one) => one.present),
		added: sum((one) => one.added),
	};
}
