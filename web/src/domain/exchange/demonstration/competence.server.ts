import { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as assessments from '../../competence/assessment/assessment.server.ts';
import type { Answer } from '../../competence/assessment/assessment.ts';
import { LEVELS, type Competence } from '../../competence/framework/framework.ts';
import * as frameworks from '../../competence/framework/framework.server.ts';
import * as targets from '../../competence/level-target/level-target.server.ts';
import * as shares from '../../competence/share/share.server.ts';
import * as surveys from '../../competence/survey/survey.server.ts';
import { addDays } from '#platform/day.ts';
import * as persons from '../../organisation/person/person.server.ts';
import * as roles from '../../organisation/role/role.server.ts';
import * as areas from '../../organisation/service-area/service-area.server.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import { ADDRESS, emailOf, type Cast } from './cast.server.ts';
import { people, units as demoUnits } from './organisation.ts';
import { areasOfRoles, rolesOfCast, staff, targetsOfRoles, taught, wishes } from './staff.ts';

const none = { key: undefined };
/** In the order of a new municipality's service areas. */
const AREAS = { library: 0, adult_education: 1, culture: 2, sports: 3 } as const;

interface Answerer {
	actor: Actor;
	role: string;
	roleId: string;
	areaId: string | null;
}

/** Mulberry32: the same answers each time the municipality is founded. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Makes an answerer of a person, by the key of the role. */
async function castingOf(director: Actor) {
	const [allRoles, allAreas] = await Promise.all([roles.list(director), areas.list(director)]);
	return (personId: string, name: string, role: string): Answerer => ({
		actor: new Actor({
			...{ tenantId: director.tenantId, tenantSlug: ADDRESS, personId, name, unitIds: null, locale: 'fi' },
			standings: ['reader'],
		}),
		role,
		roleId: allRoles.find(({ externalKey }) => externalKey === role)!.id,
		areaId: allAreas[AREAS[areasOfRoles[role] ?? 'library']]?.id ?? null,
	});
}

async function hire({ director, personIds }: Cast): Promise<Answerer[]> {
	const answerer = await castingOf(director);
	const known = new Map((await units.list(director)).map(({ id, name }) => [name, id]));
	const nameOf = new Map(demoUnits.map(({ key, name }) => [key, name]));
	const hired = await director.change(async (db, record) => {
		const answerers: Answerer[] = [];
		for (const { name, role, unit } of staff) {
			const unitId = known.get(nameOf.get(unit) ?? '') ?? null;
			const rights = [{ role: 'reader' as const, unitId: null }];
			const who = { name, email: emailOf(name), locale: 'fi' as const, unitId, roles: rights };
			const id = await persons.add(db, director, who);
			record('person.added', { type: 'person', id }, { name });
			answerers.push(answerer(id, name, role));
		}
		return answerers;
	});
	const cast = people.flatMap(({ key, name }) => {
		const role = rolesOfCast[key];
		return role ? [answerer(personIds.get(key)!, name, role)] : [];
	});
	return [...cast, ...hired];
}

function wantedOf(role: string): Map<string, number> {
	const pairs = (targetsOfRoles[role] ?? '').split(' ').map((pair) => pair.split(':'));
	return new Map(pairs.map(([code = '', level]) => [code, Number(level)]));
}

/** Around a level below the target; a year later what was taught has risen for most, and little else. */
function answerOf(code: string, role: string, target: number, roll: () => number, isSecond: boolean): Answer {
	const [kind, spread, learnt] = [roll(), roll(), roll()];
	if (kind < 0.03) return { answer: 'do_not_know', level: null };
	if (kind > 0.95 || (code === 'K3' && kind > 0.85)) return { answer: 'not_my_work', level: null };
	const first = target - 1 + (spread < 0.25 ? -1 : spread > 0.68 ? 1 : 0) + (/^[24]/.test(code) ? 0.5 : 0);
	const isTaught = taught[code]?.includes(role) ?? false;
	const risen = isSecond && learnt < (isTaught ? 0.66 : 0.1) ? 1 : 0;
	const level = Math.min(4, Math.max(1, Math.floor(first) + risen));
	return { answer: 'level', level: LEVELS[level - 1]! };
}

function answersOf({ role }: Answerer, at: number, asked: readonly Competence[], isSecond: boolean) {
	const wanted = wantedOf(role);
	const roll = dice(1 + at * 97);
	return new Map(
		asked.flatMap(({ id, code }) => {
			const target = wanted.get(code);
			return target ? [[id, answerOf(code, role, target, roll, isSecond)] as const] : [];
		}),
	);
}

const MOMENT = 'T08:00:00Z';
/** Each nth did not answer: another the year after. */
const SILENT = [11, 13];

async function survey(director: Actor, answerers: readonly Answerer[], opensOn: string, isSecond: boolean) {
	const known = await frameworks.list(director);
	const closesOn = addDays(opensOn, 18);
	const draft = { name: `Osaamiskartoitus ${opensOn.slice(0, 4)}`, opensOn, closesOn, doesRemind: true };
	const greeting =
		'Vastaa omasta työstäsi. Tulokset näytetään vain vähintään viiden hengen ryhminä; omat vastauksesi näet vain sinä.';
	const asks = { greeting, frameworkIds: known.map(({ id }) => id), roleIds: [], areaIds: [] };
	const surveyId = await surveys.add(director, { ...draft, ...asks, ...none });
	const asked = await frameworks.competences(director);
	for (const [at, answerer] of answerers.entries()) {
		if (at % SILENT[isSecond ? 1 : 0]! === 7) continue;
		const { roleId, areaId } = answerer;
		const answers = answersOf(answerer, at, asked, isSecond);
		const wish = isSecond && at % 4 === 0 ? wishes[(at / 4) % wishes.length]! : '';
		const on = new Date(addDays(opensOn, at % 12) + MOMENT);
		await assessments.give(answerer.actor, { surveyId, roleId, areaId, wish, answers }, on);
	}
	return surveyId;
}

async function aim(director: Actor): Promise<void> {
	const all = await frameworks.competences(director);
	for (const role of await roles.list(director)) {
		const wanted = wantedOf(role.externalKey ?? '');
		const levels = all.flatMap(({ id, code }) => {
			const level = LEVELS.find((one) => one === wanted.get(code));
			return level ? [[id, level] as const] : [];
		});
		if (levels.length > 0)
			await targets.set(director, { roleId: role.id, levels: Object.fromEntries(levels) });
	}
}

/** Two surveys a year apart with a training between them, and a short one that is going on. */
export async function surveyCompetence(cast: Cast): Promise<void> {
	const { director } = cast;
	for (const ready of ['kirjastotyo', 'opetustyo', 'digcomp-3.0'])
		await frameworks.take(director, { ready, ...none });
	await aim(director);
	const answerers = await hire(cast);
	const second = addDays(today(), -48);
	await survey(director, answerers, addDays(second, -364), false);
	const surveyId = await survey(director, answerers, second, true);
	const [digcomp] = (await frameworks.list(director)).filter(({ key }) => key === 'digcomp-3.0');
	const days = { opensOn: addDays(today(), -4), closesOn: addDays(today(), 10) };
	const words = {
		name: 'Digiarjen pikakysely',
		greeting: 'Lyhyt kysely ennen kevään koulutuksista päättämistä.',
	};
	const some = (await areas.list(director)).slice(AREAS.library, AREAS.culture).map(({ id }) => id);
	const asks = { frameworkIds: [digcomp!.id], roleIds: [], areaIds: some };
	await surveys.add(director, { ...words, ...days, ...asks, doesRemind: true, ...none });
	const johanna = answerers.find(({ role }) => role === 'informaatikko')!;
	await shares.share(johanna.actor, { surveyId, withPersonId: director.person });
}
