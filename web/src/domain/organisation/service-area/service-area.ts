import type { GovernanceModel } from '../tenant/tenant.ts';

export interface ServiceArea {
	id: string;
	name: string;
	governanceModel: GovernanceModel;
	position: number;
	version: number;
}
