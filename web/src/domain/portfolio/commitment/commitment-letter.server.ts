import { unitEditors } from '../../organisation/grant/unit-editors.server.ts';
import { post } from '../../organisation/mail/mail.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { ListHead } from './commitment-list.ts';

export interface Asked {
	id: string;
	name: string;
	/** Needs left to answer. */
	missing: number;
}

type Asking = 'commitment_asked' | 'commitment_reminder';

/** Writes to those who speak for the units; answers how many people that is. The occasion makes each letter one. */
export async function writeTo(
	db: Db,
	units: readonly Asked[],
	{ id, name, answerBy }: Pick<ListHead, 'id' | 'name' | 'answerBy'>,
	{ kind, occasion }: { kind: Asking; occasion: string },
): Promise<number> {
	const editors = await unitEditors(
		db,
		units.map((unit) => unit.id),
	);
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const letters = editors.map(({ personId, unitId }) => {
		const unit = byId.get(unitId)!;
		const values = { list: name, title: name, unit: unit.name, missing: unit.missing, day: answerBy };
		const path = `/needs/commitments/${id}/units/${unitId}`;
		return {
			to: { personId },
			kind,
			values,
			path,
			onceKey: `${kind} ${id} ${unitId} ${personId} ${occasion}`,
		};
	});
	await post(db, letters);
	return new Set(editors.map(({ personId }) => personId)).size;
}
