/** Why a need is not taken away with the import that brought it. */
export type KeptReason = 'amended' | 'merged' | 'joined' | 'scored' | 'planned' | 'goal' | 'awaited';

export interface KeptNeed {
	id: string;
	number: number;
	reason: KeptReason;
}
