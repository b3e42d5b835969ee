import { andFreeze } from '#domain/organisation/document/freezing.server.ts';
import { standingOf } from '#domain/strategy/measure/measure-state.ts';
import { ictCost, type Measure } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as decisions from '../decision/decision.server.ts';
import { markDone } from '../duty/occurrence.server.ts';
import { put } from '../meeting/agenda.server.ts';
import { holdToDecide, holdUnclosed, titleOf } from '../meeting/hold.server.ts';
import { meetingFor, townWords } from '../review/agenda.server.ts';
import * as duties from '../review/duty-to-do.server.ts';
import { moneyByYear, workIn, workYear, workYearOf, type Span } from './split.ts';
import type {
	PlanAdoption,
	PlanAgenda,
	PlanContent,
	PlanForm,
	PlanLine,
	PlanPreface,
	PlanState,
} from './work-plan.ts';
import { planTitle } from './work-plan-words.ts';
import * as store from './work-plan.store.server.ts';

export interface WorkPlanView {
	areas: store.AreaForm[];
	area: store.AreaForm;
	state: PlanState | null;
	content: PlanContent;
}

function lineOf(measure: Measure, period: Span, years: readonly number[], day: string): PlanLine {
	const { state, percent } = standingOf(measure, day);
	const work = workIn(measure, period);
	const costTotal = ictCost(measure);
	const money = moneyByYear({ ...measure, costTotal }, years.at(-1) ?? 0);
	const seat = (held: Measure['planning']) =>
		held ? [held.title, held.person].filter(Boolean).join(', ') : '';
	return {
		...{ measureId: measure.id, code: measure.code, title: measure.title, goal: measure.goal },
		...{ goalCode: measure.goalCode, strategy: measure.strategy, hostActivity: measure.hostActivity },
		units: measure.units.map(({ name }) => name),
		planning: seat(measure.planning),
		implementing: seat(measure.implementing),
		...{ state, percent, from: work?.from ?? null, to: work?.to ?? null, share: work?.share ?? 0 },
		...{ costTotal, costYearly: measure.costYearly },
		money: years.map((year) => ({ year, euros: money.get(year) ?? 0 })),
	};
}

interface Asked {
	areaId?: string | null;
	year?: number | null;
	/** The same measures by the calendar year of the budget. */
	isBudget?: boolean;
}

/** The plan of a work-year out of the measures as they are: nothing in it is entered twice. */
export async function view(actor: Actor, asked: Asked, day = today()): Promise<WorkPlanView | null> {
	actor.must('review.read');
	const areas = await actor.read(store.listAreas);
	const area = areas.find(({ areaId }) => areaId === asked.areaId) ?? areas[0];
	if (!area) return null;
	const { startsMonth, startsDay } = area;
	const year = asked.year ?? workYearOf(day, startsMonth, startsDay);
	const period = asked.isBudget
		? { from: `${year}-01-01`, to: `${year}-12-31` }
		: workYear(year, startsMonth, startsDay);
	const state = (await actor.read((db) => store.find(db, area.areaId, year))) ?? null;
	const kept = state?.adoptedOn ? await actor.read((db) => store.findAdopted(db, state.id)) : undefined;
	if (kept && !asked.isBudget) return { areas, area, state, content: kept.content };
	const own = (await measures.list(actor)).filter(({ areaId }) => areaId === area.areaId);
	const years = [...new Set([Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))])];
	const lines = own.map((measure) => lineOf(measure, period, years, day));
	const hasMoney = ({ money }: PlanLine) => asked.isBudget && money.some(({ euros }) => euros > 0);
	const isDated = new Set(own.filter(({ startsOn, endsOn }) => startsOn ?? endsOn).map(({ id }) => id));
	const content = {
		...{ area: area.area, kind: area.kind, ownName: area.ownName, year, ...period, years },
		preface: state?.preface ?? '',
		lines: lines.filter((line) => line.from !== null || hasMoney(line)),
		undated: lines.filter(({ measureId }) => !isDated.has(measureId)),
	};
	return { areas, area, state, content };
}

export async function setForm(actor: Actor, form: PlanForm): Promise<void> {
	actor.must('review.manage');
	await actor.change(async (db, record) => {
		found(
			(await store.listAreas(db)).find(({ areaId }) => areaId === form.areaId),
			'service_area',
		);
		await store.putForm(db, form);
		record('work_plan.form_set', { type: 'service_area', id: form.areaId }, { ...form });
	});
}

/** The words before the measures; the measures themselves are changed where they are. */
export async function setPreface(actor: Actor, draft: PlanPreface): Promise<void> {
	actor.must('review.manage');
	const { areaId, year, version, preface, key } = draft;
	await actor.change(
		async (db, record) => {
			found(
				(await store.listAreas(db)).find((area) => area.areaId === areaId),
				'service_area',
			);
			await store.lockArea(db, areaId);
			const before = await store.find(db, areaId, year);
			if (before?.adoptedOn) refuse('work_plan_adopted');
			if (!before) {
				const id = await store.insert(db, { areaId, year, preface, by: actor.personId });
				return record('work_plan.begun', { type: 'work_plan', id }, { year });
			}
			if (version === null || !(await store.update(db, before.id, version, preface))) refuse('conflict');
			record('work_plan.amended', { type: 'work_plan', id: before.id }, { year });
		},
		{ verb: 'work_plan.set_preface', key },
	);
}

/** To the next meeting of the body that adopts it, or to a new one; it is on an agenda once. */
export async function makeAgenda(actor: Actor, choice: PlanAgenda, day = today()): Promise<string> {
	actor.must('meeting.take_part');
	const t = await townWords(actor);
	const { areaId, year, heldOn, key } = choice;
	const { content, area } = found(await view(actor, { areaId, year }, day), 'service_area');
	return actor.change(
		async (db, record) => {
			await store.lockArea(db, areaId);
			const bodyId = area.bodyId ?? refuse('work_plan_needs_body', { area: area.area });
			const there = await store.find(db, areaId, year);
			if (there?.adoptedOn) refuse('work_plan_adopted');
			if (there?.meetingId) return there.meetingId;
			const subject =
				there?.id ?? (await store.insert(db, { areaId, year, preface: '', by: actor.personId }));
			const meetingId = await meetingFor(db, record, actor, { bodyId, body: area.body ?? '', heldOn, day });
			const meeting = await holdUnclosed(db, actor, meetingId);
			const title = planTitle(t, content);
			await put(db, record, {
				...{ meetingId, title, caseNumber: '', appendices: [], presenterId: null },
				grounds: t('review.plan.agendaText', { count: content.lines.length }),
				proposal: t('review.plan.agendaProposal', { title }),
				subject: { kind: 'matter', id: subject },
				madeBy: actor.personId,
			});
			const about = { title, meeting: titleOf(meeting) };
			record('work_plan.agenda_made', { type: 'work_plan', id: subject }, about);
			return meetingId;
		},
		{ verb: 'work_plan.make_agenda', key },
	);
}

/** Decided in the body's meeting, and kept as it stood on that day. */
export async function adopt(actor: Actor, choice: PlanAdoption, now = today()): Promise<string> {
	actor.must('meeting.take_part');
	const t = await townWords(actor);
	const { areaId, year, key } = choice;
	const { content, area } = found(await view(actor, { areaId, year }, now), 'service_area');
	const adopting = actor.change(
		async (db, record) => {
			await store.lockArea(db, areaId);
			const plan = found(await store.find(db, areaId, year), 'work_plan');
			if (plan.adoptedOn) refuse('work_plan_adopted');
			if (!plan.meetingId || !plan.agendaItemId || !plan.isMeetingOpen) refuse('meeting_not_open');
			const meeting = await holdToDecide(db, actor, plan.meetingId);
			const day = meeting.openedOn ?? now;
			const matter = planTitle(t, content);
			const proposal = t('review.plan.agendaProposal', { title: matter });
			const words = { matter, proposal, decision: choice.decision || proposal, grounds: content.preface };
			const rest = { appendices: [], caseNumber: '', correctsId: null };
			const decisionId = await decisions.establish(db, record, actor, {
				...{ itemId: plan.agendaItemId, ...words, ...rest },
			});
			const row = { planId: plan.id, decisionId, adoptedOn: day, by: actor.personId };
			await store.insertAdoption(db, { ...row, content: { ...content, preface: plan.preface } });
			const duty = area.bodyId ? await duties.workPlanToDo(db, area.bodyId, day) : null;
			const link = `/${actor.tenantSlug}/year/work-plan?area=${areaId}&year=${year}`;
			const done = { doneOn: day, note: matter, link, by: actor.personId, decisionId };
			if (duty) await markDone(db, record, { occurrenceId: duty, ...done });
			record('work_plan.adopted', { type: 'work_plan', id: plan.id }, { title: matter, day });
			return decisionId;
		},
		{ verb: 'work_plan.adopt', key },
	);
	return andFreeze(actor, adopting);
}

/** What was adopted, for its document; refuses what is not. */
export function adopted(actor: Actor, planId: string): Promise<{ content: PlanContent; adoptedOn: string }> {
	actor.must('review.read');
	return actor.read(async (db) => found(await store.findAdopted(db, planId), 'work_plan'));
}
