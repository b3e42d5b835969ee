import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';
import type { GovernanceModel } from '#domain/organisation/tenant/tenant.ts';
import { WORK_YEAR_STARTS, type BodyKind } from '../body/body.ts';
import type { Origin } from '../duty/duty.ts';
import type { Rule } from '../duty/rule.ts';

export interface TemplateDuty {
	/** Its words are `year.template.<key>` and, where it has one, `year.templateText.<key>`. */
	key: string;
	rule: Rule;
	origin: Origin;
	basis?: string;
	basisLink?: string;
	/** For services with libraries only. */
	isLibrary?: true;
}

export interface TemplateBody {
	key: string;
	kind: BodyKind;
	/** One for each service area that is governed so; null is the municipality's own. */
	model: GovernanceModel | null;
	yearStarts: number;
	duties: readonly TemplateDuty[];
}

const between = (from: [number, number], to: [number, number]): Rule => ({
	kind: 'between',
	from: { day: from[0], month: from[1] },
	to: { day: to[0], month: to[1] },
});
const month = (number: number): Rule => ({ kind: 'month', month: number });

const LOCAL_GOVERNMENT_ACT = 'https://www.finlex.fi/fi/lainsaadanto/2015/410';
const act = (section: string) => ({
	origin: 'statute' as const,
	basis: `Kuntalaki 410/2015, ${section} §`,
	basisLink: LOCAL_GOVERNMENT_ACT,
});
const custom = (basis = '') => ({ origin: 'practice' as const, ...(basis && { basis }) });

/** The year of a Finnish municipality and of its three ways of governing; all of it is editable once taken in. */
export const templateBodies: readonly TemplateBody[] = [
	{
		key: 'council',
		kind: 'council',
		model: null,
		yearStarts: 1,
		duties: [
			{ key: 'audit', rule: between([1, 4], [31, 5]), ...act('113') },
			{ key: 'accounts_handled', rule: month(6), ...act('113') },
			{ key: 'budget_adopted', rule: between([1, 11], [31, 12]), ...act('110') },
		],
	},
	{
		key: 'board',
		kind: 'board',
		model: null,
		yearStarts: 1,
		duties: [
			{ key: 'accounts_drawn', rule: between([1, 2], [31, 3]), ...act('113') },
			{ key: 'budget_frame', rule: month(6), ...custom() },
			{ key: 'budget_of_board', rule: between([25, 10], [15, 11]), ...custom() },
		],
	},
	{
		key: 'committee',
		kind: 'committee',
		model: null,
		yearStarts: 1,
		duties: [
			{ key: 'operating_plan', rule: between([1, 12], [31, 1]), ...custom() },
			{ key: 'annual_report', rule: between([7, 1], [28, 2]), ...custom() },
			{ key: 'interim_spring', rule: between([1, 5], [31, 5]), ...custom() },
			{ key: 'budget_of_committee', rule: month(9), ...custom() },
			{ key: 'interim_autumn', rule: between([1, 9], [10, 10]), ...custom() },
		],
	},
	{
		key: 'own_strategy',
		kind: 'management_team',
		model: 'own_strategy',
		yearStarts: 1,
		duties: [
			{
				key: 'library_statistics',
				rule: between([2, 1], [15, 2]),
				...custom('tilastot.kirjastot.fi'),
				isLibrary: true,
			},
			{ key: 'commitments', rule: between([7, 1], [15, 2]), ...custom() },
			{ key: 'staff_talks', rule: between([1, 4], [31, 5]), ...custom() },
			{ key: 'goals_halfway', rule: { kind: 'workday_by', day: { day: 20, month: 6 } }, ...custom() },
			{ key: 'needs_round', rule: between([15, 8], [10, 9]), ...custom() },
			{ key: 'plan_of_needs', rule: between([11, 9], [30, 9]), ...custom() },
			{ key: 'competence_survey', rule: between([1, 10], [20, 10]), ...custom() },
			{ key: 'strategy_evaluation', rule: month(10), ...custom() },
			{
				key: 'library_grant',
				rule: between([26, 10], [30, 11]),
				...custom('aviavustukset.fi'),
				isLibrary: true,
			},
			{ key: 'strategy_update', rule: between([1, 11], [15, 12]), ...custom() },
			{
				key: 'work_programme',
				rule: { kind: 'weekday_before', weekday: 5, day: { day: 24, month: 12 } },
				...custom(),
			},
		],
	},
	{
		key: 'principals_review',
		kind: 'principals',
		model: 'principals_review',
		yearStarts: WORK_YEAR_STARTS,
		duties: [
			{ key: 'work_year_starts', rule: month(8), ...custom('Laki vapaasta sivistystyöstä 632/1998') },
			{ key: 'needs_of_institute', rule: between([15, 8], [10, 9]), ...custom() },
			{ key: 'work_year_halfway', rule: month(1), ...custom() },
			{ key: 'teaching_hours', rule: month(3), ...custom() },
			{ key: 'principals_review', rule: between([1, 3], [30, 4]), ...custom() },
			{ key: 'teaching_programme', rule: between([1, 4], [15, 5]), ...custom() },
			{ key: 'work_year_plan', rule: between([15, 5], [15, 6]), ...custom() },
		],
	},
	{
		key: 'embedded',
		kind: 'service_management',
		model: 'embedded',
		yearStarts: 1,
		duties: [
			{ key: 'ict_in_report', rule: between([7, 1], [28, 2]), ...custom() },
			{ key: 'new_uses', rule: { kind: 'weekday', month: 5, weekday: 2, which: 2 }, ...custom() },
			{ key: 'needs_of_service', rule: between([15, 8], [10, 9]), ...custom() },
			{ key: 'ict_in_plan', rule: between([1, 12], [31, 1]), ...custom() },
		],
	},
];

export interface OfferedDuty {
	/** Names it within the municipality: `council/audit`, `<area>/staff_talks`. */
	key: string;
	name: string;
	description: string;
	rule: Rule;
	origin: Origin;
	basis: string;
	basisLink: string;
	/** Taken in already. */
	isTaken: boolean;
}

export interface OfferedBody {
	key: string;
	name: string;
	kind: BodyKind;
	areaId: string | null;
	model: GovernanceModel | null;
	yearStarts: number;
	/** The body that is there already. */
	bodyId: string | null;
	duties: OfferedDuty[];
}

const ItemKey = v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,40}[a-z_]*\/[a-z_]{3,40}$/));

/** What was ticked, and the posts named to lead the bodies. */
export const TemplateChoice = v.object({
	items: v.optional(v.pipe(v.array(ItemKey), v.maxLength(500)), []),
	chairs: v.optional(
		v.record(
			v.string(),
			v.union([
				v.pipe(
					v.literal(''),
					v.transform(() => null),
				),
				Id,
			]),
		),
		{},
	),
	key: Key,
});
export type TemplateChoice = v.InferOutput<typeof TemplateChoice>;
