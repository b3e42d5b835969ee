import type { Plain } from './public-goal.ts';

/** A decision without its proposal, appendices, presenter or case: these are of the meeting. */
export interface PublicDecision {
	id: string;
	body: string;
	year: number;
	section: number;
	decidedOn: string;
	/** Empty where it is not told. */
	matter: string;
	decision: string;
	grounds: string;
	plain: Plain;
}
