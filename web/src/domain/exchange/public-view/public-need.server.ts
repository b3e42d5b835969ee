import type { Actor } from '#platform/actor.server.ts';
import { publicReasons, type PublicReason } from './public-reason.ts';
import * as store from './public-need.store.server.ts';
import { publicStates, type PublicState } from './public-view.ts';

export interface PublicNeed {
	id: string;
	number: number;
	title: string;
	kind: string | null;
	state: PublicState;
	startsOn: string | null;
	endsOn: string | null;
	given: string;
	answer: string;
	reasons: PublicReason[];
	units: { id: string; name: string }[];
	saidOn: string;
}

/** What became of every need that is told of. */
export function needs(actor: Actor): Promise<PublicNeed[]> {
	actor.must('public.read');
	return actor.read(async (db) => {
		const rows = await store.listNeeds(db);
		return rows.map(({ states, reasons, answer, ...row }) => {
			const state = publicStates.find((one) => states.includes(one))!;
			const isLeftOut = state === 'left_out';
			return {
				...row,
				state,
				answer: answer ?? '',
				reasons: isLeftOut ? publicReasons(reasons, row.id, new Map()) : [],
			};
		});
	});
}

export interface NeedFilter {
	words: string;
	state: PublicState | null;
	unit: string | null;
}

const folded = (text: string) => text.toLocaleLowerCase('fi').normalize('NFKC');

/** Every word must be found in the title or in the name of a unit. */
export function matching(all: readonly PublicNeed[], { words, state, unit }: NeedFilter): PublicNeed[] {
	const wanted = folded(words).split(/\s+/).filter(Boolean);
	return all.filter((need) => {
		if (state && need.state !== state) return false;
		if (unit && !need.units.some(({ id }) => id === unit)) return false;
		const text = folded([need.title, ...need.units.map(({ name }) => name)].join(' '));
		return wanted.every((word) => text.includes(word));
	});
}
