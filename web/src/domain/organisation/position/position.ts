export interface Position {
	id: string;
	title: string;
	roleId: string;
	role: string;
	serviceAreaId: string | null;
	personId: string | null;
	person: string | null;
	tenure: 'permanent' | 'fixed_term';
	/** Days a month that the post gives to development work. */
	daysPerMonth: number;
	validFrom: string;
	validTo: string | null;
	version: number;
}
