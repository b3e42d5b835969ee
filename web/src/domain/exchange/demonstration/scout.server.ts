import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { addDays } from '#platform/day.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import * as needs from '../../portfolio/technology-need/technology-need.server.ts';
import * as learning from '../../competence/technology-competence/technology-competence.server.ts';
import { allNeeds } from './all-needs.server.ts';
import * as measures from '../../strategy/measure/measure.server.ts';
import type { PilotDraft } from '../../systems/pilot/pilot.ts';
import * as pilots from '../../systems/pilot/pilot.server.ts';
import * as technologies from '../../systems/technology/technology.server.ts';
import { scouted, type Scouted } from './scouted.ts';

interface Ground {
	director: Actor;
	day: string;
	postOf(title: string | null): string | null;
	hostOf(name: string | undefined): string[];
	unitsOf(names: readonly string[]): string[];
	numbersOf(words: RegExp | undefined): number[];
}

const none = { key: undefined };

/** What is followed and tried: some of it moves, some waits for a decision, some has been forgotten. */
export async function scout(director: Actor): Promise<void> {
	const [posts, hosts, places, wishes] = await Promise.all([
		positions.list(director),
		measures.list(director),
		units.list(director),
		allNeeds(director),
	]);
	const ground: Ground = {
		director,
		day: today(),
		postOf: (title) => posts.find((post) => post.title === title)?.id ?? null,
		hostOf: (name) => hosts.filter((one) => name && one.hostActivity === name).map(({ id }) => id),
		unitsOf: (names) => places.filter(({ name }) => names.includes(name)).map(({ id }) => id),
		numbersOf: (words) => wishes.filter(({ title }) => words?.test(title)).map(({ number }) => number),
	};
	const ids = new Map<string, string>();
	for (const one of scouted) ids.set(one.name, await enter(ground, one));
	await decided(ground, ids.get('Asiasanoituksen automaatti')!);
	await overspent(ground, ids.get('VR-lasit')!);
	await underWay(ground, ids.get('Noutolokero')!);
	await planned(ground, ids.get('Kävijälaskenta antureilla')!);
}

async function enter(ground: Ground, one: Scouted): Promise<string> {
	const { director, day } = ground;
	const { name, description, serves, quadrant, ring, grounds, evidence = '', moved = [] } = one;
	const reviewOn = one.review === null ? null : addDays(day, one.review);
	const id = await technologies.add(
		director,
		{
			...{ name, description, serves, quadrant, ring, grounds, evidence, link: '', reviewOn, ...none },
			...{ costClass: one.cost ?? 'unknown', privacyClass: one.privacy ?? 'unknown' },
			...{ privacyNote: one.privacyNote ?? '', accessibilityNote: one.accessibility ?? '' },
			...{ ownerId: ground.postOf(one.owner), measureIds: ground.hostOf(one.host) },
		},
		addDays(day, -one.ago),
	);
	for (const [i, step] of moved.entries()) {
		const assessedOn = addDays(day, -step.ago);
		const move = { technologyId: id, sequence: i + 1, ring: step.ring, grounds: step.grounds };
		await technologies.assess(director, { ...move, assessedOn, reviewOn, ...none }, assessedOn);
	}
	for (const number of ground.numbersOf(one.needs)) await needs.tie(director, { technologyId: id, number });
	return id;
}

type Words = Pick<PilotDraft, 'title' | 'hypothesis' | 'measured' | 'measuredIn' | 'threshold' | 'costCap'>;

async function plan(
	{ director, day, postOf }: Ground,
	technologyId: string,
	words: Words,
	more: { from: number; to: number; owner: string; unitIds: string[] } & Partial<PilotDraft>,
): Promise<string> {
	const { from, to, owner, ...rest } = more;
	return pilots.plan(director, {
		...{ technologyId, direction: 'at_least', measureId: null, protectionNote: '', ...none },
		...{ startsOn: addDays(day, from), endsOn: addDays(day, to), ownerId: postOf(owner) },
		protection: { personal: 'no' },
		...words,
		...rest,
	});
}

const promised = {
	personal: 'yes',
	special: 'no',
	abroad: 'no',
	agreed: 'yes',
	told: 'yes',
	erased: 'yes',
} as const;

async function begin({ director, day }: Ground, id: string, from: number): Promise<void> {
	await pilots.begin(director, await pilots.get(director, id), addDays(day, from));
}

/** Measured, decided, taken into use. */
async function decided(ground: Ground, technologyId: string): Promise<void> {
	const { director, day } = ground;
	const words = {
		title: 'Asiasanat ehdotuksista hankintaosastolla',
		hypothesis: 'Kun ohjelma ehdottaa asiasanat, uuden kirjan kuvailu nopeutuu kolmanneksella.',
		...{ measured: 'Kuvailuun kuluva aika kirjaa kohden', measuredIn: 'min', threshold: 6, costCap: 500 },
	};
	const unitIds = ground.unitsOf(['Kirjaston keskitetyt palvelut']);
	const when = { from: -150, to: -60, owner: 'Informaatikko', unitIds };
	const id = await plan(ground, technologyId, words, { ...when, direction: 'at_most' });
	await begin(ground, id, -150);
	const told =
		'Aika laski yhdeksästä minuutista viiteen ja puoleen. Kaunokirjallisuudessa ehdotuksista oli vähemmän apua.';
	await pilots.tell(director, { pilotId: id, measuredOn: addDays(day, -58), value: 5.5, told, ...none });
	const grounds = 'Kynnys täyttyi eikä kuluja tullut. Otetaan käyttöön tietokirjoissa.';
	const extend = { pilotId: id, decision: 'extend', ring: 'adopt', grounds, endsOn: null, ...none } as const;
	await pilots.decide(director, { ...extend, reviewOn: addDays(day, 310) }, addDays(day, -50));
}

/** Over its cap, measured, and waiting for a decision. */
async function overspent(ground: Ground, technologyId: string): Promise<void> {
	const { director, day } = ground;
	const words = {
		title: 'Kiertävä VR-laukku',
		hypothesis: 'Laukku kiertää kolmessa toimipisteessä ilman lisätyötä, ja sitä käytetään joka viikko.',
		...{ measured: 'Käyttökerrat viikossa', measuredIn: 'kertaa', threshold: 10, costCap: 2_000 },
	};
	const unitIds = ground.unitsOf(['Pääkirjasto', 'Kuusankosken kirjasto', 'Mediamaja']);
	const id = await plan(ground, technologyId, words, {
		...{ from: -110, to: -5, owner: 'Mediatuottaja', unitIds, protection: { ...promised, special: 'yes' } },
		protectionNote: 'Alle 13-vuotiaat huoltajan luvalla. Tietosuojavastaava on lukenut laitteen ehdot.',
	});
	await begin(ground, id, -110);
	for (const [amount, note, ago] of [
		[1_480, 'Lisälasit ja kuljetuslaukku', 104],
		[690, 'Sovellusten lisenssit', 71],
		[245, 'Rikkoutuneen ohjaimen vaihto', 20],
	] as const) {
		await pilots.spend(director, { pilotId: id, amount, note, spentOn: addDays(day, -ago), ...none });
	}
	const told =
		'Pääkirjastossa jonotettiin, Kuusankoskella laukku seisoi. Ohjaus vei odotettua enemmän aikaa.';
	await pilots.tell(director, { pilotId: id, measuredOn: addDays(day, -6), value: 7.5, told, ...none });
}

async function underWay(ground: Ground, technologyId: string): Promise<void> {
	const { director, day } = ground;
	const words = {
		title: 'Noutolokerot Korian kirjastossa',
		hypothesis: 'Kun lokero on auki aina, kolmannes Korian varauksista noudetaan sen kautta.',
		...{ measured: 'Lokerosta noudetut varaukset', measuredIn: '%', threshold: 33, costCap: 6_000 },
	};
	const unitIds = ground.unitsOf(['Korian kirjasto']);
	const when = { from: -45, to: 75, owner: 'Palvelukoordinaattori', unitIds, protection: promised };
	const id = await plan(ground, technologyId, words, when);
	await begin(ground, id, -45);
	const cost = { pilotId: id, amount: 4_350, note: 'Lokerikon vuokra puoleksi vuodeksi' };
	await pilots.spend(director, { ...cost, spentOn: addDays(day, -44), ...none });
}

/** Its check is not finished: it cannot begin yet. */
async function planned(ground: Ground, technologyId: string): Promise<void> {
	const words = {
		title: 'Kävijälaskurit uimahallin oville',
		hypothesis: 'Tuntikohtainen kävijätieto vähentää ruuhkavuorojen ylitöitä.',
		...{ measured: 'Ylityötunnit kuukaudessa', measuredIn: 'h', threshold: 20, costCap: 3_500 },
	};
	const when = { from: 30, to: 150, owner: 'Liikuntapaikkamestari', unitIds: ground.unitsOf(['Uimahallit']) };
	await plan(ground, technologyId, words, {
		...{ ...when, direction: 'at_most', measureId: ground.hostOf('Uimahallin peruskorjaus')[0] ?? null },
		protection: { personal: 'yes', special: 'no', abroad: 'open', agreed: 'no', told: 'yes', erased: 'yes' },
	});
}

/** What some of them ask of people, after the surveys have told where it is missing. */
const ASKS: Record<string, RegExp> = {
	'Digiopastajien vertaisverkko': /digiopastus/i,
	'Omatoimiaukiolon etävalvonta': /omatoimikirjaston tekniikka/i,
	Noutolokero: /ensihuolto/i,
};

export async function tieCompetences(director: Actor): Promise<void> {
	for (const { id, name } of await technologies.list(director)) {
		const words = ASKS[name];
		if (!words) continue;
		const { others } = await learning.of(director, id, 'fi');
		const asked = others.filter(({ label }) => words.test(label)).slice(0, 1);
		for (const { value } of asked) await learning.tie(director, { technologyId: id, competenceId: value });
	}
}
