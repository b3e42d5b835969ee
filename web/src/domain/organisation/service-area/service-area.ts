import * as v from 'valibot';
import { governanceModels, Id, Key, Name, Version, type GovernanceModel } from '../tenant/tenant.ts';

export interface ServiceArea {
	id: string;
	name: string;
	governanceModel: GovernanceModel;
	position: number;
	version: number;
}

export const AreaDraft = v.object({ name: Name, governanceModel: v.picklist(governanceModels), key: Key });
export type AreaDraft = v.InferOutput<typeof AreaDraft>;

export const AreaChange = v.object({ ...AreaDraft.entries, id: Id, version: Version });
export type AreaChange = v.InferOutput<typeof AreaChange>;
