import * as v from 'valibot';
import { Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Money, Prose, readNumber, WrittenDay } from '#domain/strategy/measure/measure-fields.ts';
import { usualTimes, type Terms } from './renewal.ts';

export const priceRules = ['fixed', 'percent', 'index', 'population', 'other'] as const;
export type PriceRule = (typeof priceRules)[number];

export const CONTRACT_LIMITS = {
	title: 160,
	party: 200,
	caseNumber: 100,
	priceNote: 500,
	note: 4000,
	reason: 2000,
	months: 60,
	days: 365,
	rounds: 10,
	optionMonths: 120,
} as const;

/** A whole number of months or days; an empty field is the usual one. */
function Count(most: number, usual: number, least = 0) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => readNumber(text) ?? usual),
		v.check((count) => Number.isInteger(count) && count >= least, 'not_whole_number'),
		v.maxValue(most),
	);
}

const PricePercent = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => readNumber(text.replace('%', '')) ?? 0),
	v.check((percent) => percent >= 0 && percent <= 50, 'not_percent'),
);

const entries = {
	title: Line(CONTRACT_LIMITS.title, 2),
	party: v.optional(Line(CONTRACT_LIMITS.party), ''),
	caseNumber: v.optional(Line(CONTRACT_LIMITS.caseNumber), ''),
	startsOn: WrittenDay,
	endsOn: WrittenDay,
	noticeMonths: Count(CONTRACT_LIMITS.months, 0),
	noticeDays: Count(CONTRACT_LIMITS.days, 0),
	optionRounds: Count(CONTRACT_LIMITS.rounds, 0),
	optionMonths: Count(CONTRACT_LIMITS.optionMonths, 12, 1),
	priceYearly: Money,
	priceRule: v.optional(v.picklist(priceRules), 'fixed'),
	pricePercent: PricePercent,
	priceNote: v.optional(Line(CONTRACT_LIMITS.priceNote), ''),
	decisionDays: Count(CONTRACT_LIMITS.days, usualTimes.decisionDays),
	introductionMonths: Count(CONTRACT_LIMITS.months, usualTimes.introductionMonths),
	procurementMonths: Count(CONTRACT_LIMITS.months, usualTimes.procurementMonths),
	studyMonths: Count(CONTRACT_LIMITS.months, usualTimes.studyMonths),
	/** Whose year its dates are in; empty where they are not asked for. */
	bodyId: OptionalId,
	note: Prose(CONTRACT_LIMITS.note),
};

const inOrder = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) =>
	startsOn === null || endsOn === null || startsOn <= endsOn;

export const ContractDraft = v.pipe(
	v.object({ ...entries, systemId: Id, key: Key }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'ends_before_start'), ['endsOn']),
);
export type ContractDraft = v.InferOutput<typeof ContractDraft>;

export const ContractChange = v.pipe(
	v.object({ ...entries, id: Id, version: Version }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'ends_before_start'), ['endsOn']),
);
export type ContractChange = v.InferOutput<typeof ContractChange>;

export const ContractRetirement = v.object({ id: Id, reason: Prose(CONTRACT_LIMITS.reason) });
export type ContractRetirement = v.InferOutput<typeof ContractRetirement>;

export interface SystemContract extends Terms {
	id: string;
	systemId: string;
	system: string;
	title: string;
	party: string;
	caseNumber: string;
	startsOn: string | null;
	priceYearly: number;
	priceRule: PriceRule;
	pricePercent: number;
	priceNote: string;
	bodyId: string | null;
	body: string | null;
	/** The post that answers for the system. */
	ownerId: string | null;
	note: string;
	retiredOn: string | null;
	retiredReason: string;
	version: number;
}

/** In force on the day, or not begun yet; one that has ended or was taken away binds nobody. */
export function isLive(
	{ endsOn, retiredOn }: Pick<SystemContract, 'endsOn' | 'retiredOn'>,
	day: string,
): boolean {
	return retiredOn === null && (endsOn === null || endsOn >= day);
}
