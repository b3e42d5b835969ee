import type { PublicDecision } from '../public-view/public-decision.ts';
import type { PublicGoal } from '../public-view/public-goal.ts';
import type { PublicNeed } from '../public-view/public-need.server.ts';
import { yearOf, type PublicPlan } from '../public-view/public-view.ts';

export type Cell = string | number | null | string[];

export interface DataColumn {
	name: string;
	type: 'string' | 'integer' | 'number' | 'date' | 'list';
}

export interface Published {
	plan: PublicPlan | null;
	goals: PublicGoal[];
	needs: PublicNeed[];
	decisions: PublicDecision[];
}

interface Dataset {
	columns: readonly DataColumn[];
	rows: (from: Published) => Record<string, Cell>[];
}

const text = (name: string): DataColumn => ({ name, type: 'string' });
const list = (name: string): DataColumn => ({ name, type: 'list' });
const date = (name: string): DataColumn => ({ name, type: 'date' });
const whole = (name: string): DataColumn => ({ name, type: 'integer' });
const number = (name: string): DataColumn => ({ name, type: 'number' });
const plain = [text('plain_fi'), text('plain_sv'), text('plain_en')];
const plainOf = ({ fi, sv, en }: PublicGoal['plain']) => ({
	plain_fi: fi ?? null,
	plain_sv: sv ?? null,
	plain_en: en ?? null,
});

/** Bounds of a class of cost in euros; `below` null where there is none. */
const costs = ['cost_once_from', 'cost_once_below', 'cost_yearly_from', 'cost_yearly_below'].map(whole);
const costOf = (cost: { once: Bounds; yearly: Bounds } | null) => ({
	cost_once_from: cost?.once.from ?? null,
	cost_once_below: cost?.once.below ?? null,
	cost_yearly_from: cost?.yearly.from ?? null,
	cost_yearly_below: cost?.yearly.below ?? null,
});
interface Bounds {
	from: number;
	below: number | null;
}

const indicatorsOf = ({ goals }: Published) =>
	goals.flatMap((goal) => goal.indicators.map((indicator) => ({ goal, indicator })));

/** Everything that is public, as tables. The names of columns are kept: programs lean on them. */
export const datasets = {
	plan: {
		columns: [
			text('id'),
			whole('number'),
			text('title'),
			text('kind'),
			list('units'),
			text('outcome'),
			whole('year'),
			date('starts_on'),
			date('ends_on'),
			...costs,
			text('fate'),
			text('fate_reason'),
			list('reasons'),
		],
		rows: ({ plan }) =>
			[...(plan?.planned ?? []), ...(plan?.leftOut ?? [])].map((item) => ({
				id: item.id,
				number: item.number,
				title: item.title,
				kind: item.kind,
				units: item.units,
				outcome: 'startsOn' in item ? 'planned' : 'left_out',
				year: 'startsOn' in item ? yearOf(item.startsOn) : null,
				starts_on: 'startsOn' in item ? item.startsOn : null,
				ends_on: 'startsOn' in item ? item.endsOn : null,
				...costOf(item.cost),
				fate: item.fate,
				fate_reason: item.fateReason || null,
				reasons: 'reasons' in item ? item.reasons.map(({ cause }) => cause) : [],
			})),
	},
	goals: {
		columns: [
			text('id'),
			text('strategy_id'),
			text('strategy'),
			text('code'),
			text('title'),
			text('description'),
			...plain,
			text('clause'),
			whole('needs_planned'),
			whole('needs_done'),
			whole('measures'),
			whole('indicators'),
		],
		rows: ({ goals }) =>
			goals.map((goal) => ({
				id: goal.id,
				strategy_id: goal.strategyId,
				strategy: goal.strategy,
				code: goal.code,
				title: goal.title,
				description: goal.description || null,
				...plainOf(goal.plain),
				clause: goal.clauseNumber,
				needs_planned: goal.needs.filter(({ state }) => state === 'planned').length,
				needs_done: goal.needs.filter(({ state }) => state === 'done').length,
				measures: goal.measures.length,
				indicators: goal.indicators.length,
			})),
	},
	measures: {
		columns: [
			text('id'),
			text('goal_id'),
			text('goal_code'),
			text('code'),
			text('title'),
			text('description'),
			...plain,
			date('starts_on'),
			date('ends_on'),
			text('state'),
			whole('percent'),
			date('said_on'),
			text('note'),
			...costs,
			text('planning_post'),
			text('implementing_post'),
			list('units'),
		],
		rows: ({ goals }) =>
			goals.flatMap((goal) =>
				goal.measures.map((measure) => ({
					id: measure.id,
					goal_id: goal.id,
					goal_code: goal.code,
					code: measure.code,
					title: measure.title,
					description: measure.description || null,
					...plainOf(measure.plain),
					starts_on: measure.startsOn,
					ends_on: measure.endsOn,
					state: measure.progress?.state ?? null,
					percent: measure.progress?.percent ?? null,
					said_on: measure.progress?.saidOn ?? null,
					note: measure.progress?.note || null,
					...costOf(measure.cost),
					planning_post: measure.posts?.planning ?? null,
					implementing_post: measure.posts?.implementing ?? null,
					units: measure.units,
				})),
			),
	},
	indicators: {
		columns: [
			text('id'),
			text('goal_id'),
			text('goal_code'),
			text('name'),
			text('description'),
			...plain,
			text('measured_in'),
			text('source'),
			text('direction'),
		],
		rows: (from) =>
			indicatorsOf(from).map(({ goal, indicator }) => ({
				id: indicator.id,
				goal_id: goal.id,
				goal_code: goal.code,
				name: indicator.name,
				description: indicator.description || null,
				...plainOf(indicator.plain),
				measured_in: indicator.measuredIn || null,
				source: indicator.source || null,
				direction: indicator.direction,
			})),
	},
	values: {
		columns: [text('indicator_id'), text('indicator'), whole('year'), number('value'), date('read_on')],
		rows: (from) =>
			indicatorsOf(from).flatMap(({ indicator }) =>
				indicator.years.map(({ year, value, readOn }) => ({
					indicator_id: indicator.id,
					indicator: indicator.name,
					year,
					value,
					read_on: readOn,
				})),
			),
	},
	targets: {
		columns: [text('indicator_id'), text('indicator'), whole('year'), number('value')],
		rows: (from) =>
			indicatorsOf(from).flatMap(({ indicator }) =>
				indicator.targets.map(({ year, value }) => ({
					indicator_id: indicator.id,
					indicator: indicator.name,
					year,
					value,
				})),
			),
	},
	readings: {
		columns: [text('indicator_id'), text('indicator'), date('read_on'), text('unit'), number('value')],
		rows: (from) =>
			indicatorsOf(from).flatMap(({ indicator }) =>
				indicator.readings.map(({ readOn, unit, value }) => ({
					indicator_id: indicator.id,
					indicator: indicator.name,
					read_on: readOn,
					unit,
					value,
				})),
			),
	},
	needs: {
		columns: [
			text('id'),
			whole('number'),
			text('title'),
			text('kind'),
			text('state'),
			date('starts_on'),
			date('ends_on'),
			text('reason'),
			text('answer'),
			list('units'),
			date('said_on'),
		],
		rows: ({ needs }) =>
			needs.map((need) => ({
				id: need.id,
				number: need.number,
				title: need.title,
				kind: need.kind,
				state: need.state,
				starts_on: need.startsOn,
				ends_on: need.endsOn,
				reason: need.given || null,
				answer: need.answer || null,
				units: need.units.map(({ name }) => name),
				said_on: need.saidOn,
			})),
	},
	decisions: {
		columns: [
			text('id'),
			text('body'),
			whole('year'),
			whole('section'),
			date('decided_on'),
			text('matter'),
			text('decision'),
			text('grounds'),
			...plain,
		],
		rows: ({ decisions }) =>
			decisions.map((one) => ({
				id: one.id,
				body: one.body,
				year: one.year,
				section: one.section,
				decided_on: one.decidedOn,
				matter: one.matter || null,
				decision: one.decision || null,
				grounds: one.grounds || null,
				...plainOf(one.plain),
			})),
	},
} as const satisfies Record<string, Dataset>;

export type DatasetName = keyof typeof datasets;
export const datasetNames = Object.keys(datasets) as DatasetName[];

export function isDataset(name: string): name is DatasetName {
	return Object.hasOwn(datasets, name);
}

/** `measures.csv` → its parts; null for what is no file of ours. */
export function fileOf(file: string): { name: DatasetName; format: 'csv' | 'json' } | null {
	const [, name = '', format] = /^([a-z]+)\.(csv|json)$/.exec(file) ?? [];
	return isDataset(name) ? { name, format: format as 'csv' | 'json' } : null;
}
