import * as v from 'valibot';
import { Line } from '../need/need-fields.ts';
import { Key, Version } from '../../organisation/tenant/tenant.ts';

/** Days without change work: for everybody, or for one role. */
export interface ClosedPeriod {
	id: string;
	name: string;
	startsOn: string;
	endsOn: string;
	roleId: string | null;
	role: string | null;
	version: number;
}

export const offers = ['july', 'christmas', 'term_start', 'inventory'] as const;
export type Offer = (typeof offers)[number];

/** The same days every year; the end may be over the new year. */
const offered: Record<Offer, { from: string; to: string; overNewYear?: boolean }> = {
	july: { from: '07-01', to: '07-31' },
	christmas: { from: '12-20', to: '01-06', overNewYear: true },
	term_start: { from: '08-09', to: '08-22' },
	inventory: { from: '05-24', to: '06-06' },
};

export function offeredDays(offer: Offer, year: number): { startsOn: string; endsOn: string } {
	const { from, to, overNewYear } = offered[offer];
	return { startsOn: `${year}-${from}`, endsOn: `${overNewYear ? year + 1 : year}-${to}` };
}

const Uuid = v.pipe(v.string(), v.uuid());
const RoleOrAll = v.pipe(
	v.optional(v.union([v.literal(''), Uuid]), ''),
	v.transform((id) => id || null),
);

const fields = {
	name: Line(120, 2),
	startsOn: v.pipe(v.string(), v.isoDate()),
	endsOn: v.pipe(v.string(), v.isoDate()),
	roleId: RoleOrAll,
};

export const PeriodDraft = v.pipe(
	v.object({ portfolioId: Uuid, key: Key, ...fields }),
	v.forward(
		v.partialCheck(
			[['startsOn'], ['endsOn']],
			({ startsOn, endsOn }) => startsOn <= endsOn,
			'end_before_start',
		),
		['endsOn'],
	),
);
export type PeriodDraft = v.InferOutput<typeof PeriodDraft>;

export const OfferTaken = v.object({
	portfolioId: Uuid,
	offer: v.picklist(offers),
	name: Line(120, 2),
	key: Key,
});
export type OfferTaken = v.InferOutput<typeof OfferTaken>;

export const PeriodRemoval = v.object({ id: Uuid, version: Version });
export type PeriodRemoval = v.InferOutput<typeof PeriodRemoval>;
