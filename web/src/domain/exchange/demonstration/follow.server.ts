import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { addDays } from '#platform/day.ts';
import * as areas from '../../organisation/service-area/service-area.server.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as offers from '../../portfolio/measure-offer/measure-offer.server.ts';
import * as goals from '../../strategy/goal/goal.server.ts';
import type { Goal } from '../../strategy/goal/goal.ts';
import * as indicators from '../../strategy/indicator/indicator.server.ts';
import * as measures from '../../strategy/measure/measure.server.ts';
import * as readings from '../../strategy/reading/reading.server.ts';
import { followed, ownMeasures, type OwnMeasure } from './followed.ts';

interface Ground {
	director: Actor;
	goals: Goal[];
	postOf(title: string | null): string | null;
	areaOf(name: string | undefined): string | null;
	unitsOf(area: string): { id: string; name: string }[];
}

const goalOf = ({ goals: all }: Ground, word: RegExp) =>
	all.find(({ title, description }) => word.test(`${title} ${description}`)) ?? all[0]!;

/** Measures with their people and what was said of them, and three indicators with three years behind them. */
export async function followGoals(director: Actor): Promise<void> {
	const [goalList, posts, areaList, unitList] = await Promise.all([
		goals.list(director),
		positions.list(director),
		areas.list(director),
		units.list(director),
	]);
	const areaId = (name: string | undefined) => areaList.find((area) => area.name === name)?.id ?? null;
	const ground: Ground = {
		director,
		goals: goalList,
		postOf: (title) => posts.find((post) => post.title === title)?.id ?? null,
		areaOf: areaId,
		unitsOf: (area) => unitList.filter(({ serviceAreaId }) => serviceAreaId === areaId(area)),
	};
	await takePlanned(ground);
	for (const own of ownMeasures) await addOwn(ground, own);
	for (const one of followed) await follow(ground, one);
}

/** One planned need for each goal that has one, planned and done by those whose work it is. */
async function takePlanned(ground: Ground): Promise<void> {
	const { director, postOf } = ground;
	const open = await offers.offers(director);
	const taken = new Map<string, string>();
	for (const offer of open) {
		const goal = offer.goals.find(({ id }) => ![...taken.values()].includes(id));
		if (goal) taken.set(offer.needId, goal.id);
	}
	const items = [...taken].map(([needId, goalId]) => ({ needId, goalId }));
	const made = await offers.take(director, { items, key: undefined });
	for (const id of made) {
		const seats = {
			planningId: postOf('Palvelukoordinaattori'),
			implementingId: postOf('Tietohallinnon asiantuntija'),
			planningDeputyIds: [postOf('Kirjastonjohtaja')].filter((one) => one !== null),
			implementingDeputyIds: [],
		};
		await measures.assign(director, { id, version: 1, ...seats });
	}
}

async function addOwn(ground: Ground, own: OwnMeasure): Promise<void> {
	const { director, postOf, areaOf } = ground;
	const day = today();
	const id = await measures.add(director, {
		goalId: goalOf(ground, own.goal).id,
		...{ code: '', title: own.title, description: '', key: undefined },
		...{ hostActivity: own.host ?? '', ictShare: own.share ?? null },
		...{
			serviceAreaId: areaOf(own.area),
			unitIds: [],
			costTotal: own.cost,
			costYearly: 0,
			effortDays: own.days ?? 0,
		},
		...{ startsOn: addDays(day, own.from), endsOn: addDays(day, own.to) },
		...{ planningId: postOf(own.planning), implementingId: postOf(own.implementing) },
		...{ planningDeputyIds: [], implementingDeputyIds: [] },
	});
	for (const { state, percent, note, ago } of own.said) {
		const said = { measureId: id, state, percent, note, key: undefined };
		await measures.say(director, { ...said, saidOn: addDays(day, -ago) });
	}
}

/** Units without customers of their own. */
const inTheOffice = /johtoryhmä|keskitetyt|Tietohallinto/;

async function follow(ground: Ground, one: (typeof followed)[number]): Promise<void> {
	const { director } = ground;
	const year = Number(today().slice(0, 4));
	const { name, unit, source, direction, combined } = one;
	const indicatorId = await indicators.add(director, {
		...{ goalId: goalOf(ground, one.goal).id, name, unit, source, direction, combined },
		...{ description: '', key: undefined },
		targets: one.targets.map((value, i) => ({ year: year - 2 + i, value })),
	});
	const places = ground.unitsOf(one.area).filter(({ name: place }) => !inTheOffice.test(place));
	for (const [i, base] of one.readings.entries()) {
		// Units differ, each by the same in every year.
		const values = places.map(({ id }, place) => ({
			unitId: id,
			value: Math.max(0, Math.round(base * (1 + (((place * 37) % 11) - 5) / 25))),
		}));
		const readOn = `${year - one.readings.length + i}-12-31`;
		await readings.add(director, { indicatorId, readOn, note: '', values, key: undefined });
	}
}
