import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as bodies from '../../governance/body/body.server.ts';
import { addDays } from '#platform/day.ts';
import type { KeyTaskKind } from '../../governance/key-task/key-task.ts';
import * as keyTasks from '../../governance/key-task/key-task.server.ts';
import * as cases from '../../governance/post-case/post-case.server.ts';
import * as prices from '../../governance/post-price/post-price.server.ts';
import { price } from '../../governance/post-price/run.server.ts';
import type { Position } from '../../organisation/position/position.ts';
import * as positions from '../../organisation/position/position.server.ts';
import { machine } from '../../portfolio/schedule/machine-actor.server.ts';

/** Who stands in for whom. */
const DEPUTIES: Record<string, string> = {
	Palvelukoordinaattori: 'Informaatikko',
	'Tietohallinnon asiantuntija': 'Palvelukoordinaattori',
};

interface DemoTask {
	name: string;
	kind: KeyTaskKind;
	criticality: number;
	owner: string;
	deputy?: string;
	instruction?: string;
	/** Days since the instruction was looked through. */
	checked?: number;
}

const TASKS: readonly DemoTask[] = [
	{
		name: 'Kirjastojärjestelmä',
		kind: 'system',
		criticality: 3,
		owner: 'Palvelukoordinaattori',
		deputy: 'Informaatikko',
		instruction: 'Kirjastojärjestelmän ylläpito, kirjaston yhteinen levy',
		checked: 430,
	},
	{
		name: 'Verkkokirjasto ja sen sisältö',
		kind: 'system',
		criticality: 3,
		owner: 'Palvelukoordinaattori',
		deputy: 'Informaatikko',
		instruction: 'Verkkokirjaston toimitusohje',
		checked: 75,
	},
	{
		name: 'Lainaus- ja palautusautomaatit',
		kind: 'system',
		criticality: 3,
		owner: 'Palvelukoordinaattori',
		instruction: 'Automaattien pikaohje, pääkirjaston kansio',
	},
	{
		name: 'Omatoimikirjastojen kulunvalvonta',
		kind: 'system',
		criticality: 3,
		owner: 'Tietohallinnon asiantuntija',
		deputy: 'Palvelukoordinaattori',
		instruction: 'Kulunvalvonnan käyttöohje',
		checked: 160,
	},
	{
		name: 'Kurssien ilmoittautumisjärjestelmä',
		kind: 'system',
		criticality: 3,
		owner: 'TVT-tukihenkilö',
		deputy: 'Rehtori',
		instruction: 'Lukukauden avaaminen, vaiheet',
	},
	{
		name: 'Opetustilojen koneet ja lähituki',
		kind: 'task',
		criticality: 2,
		owner: 'TVT-tukihenkilö',
	},
	{
		name: 'Mediamajan laitteet ja varaukset',
		kind: 'system',
		criticality: 2,
		owner: 'Mediatuottaja',
		deputy: 'Informaatikko',
		instruction: 'Mediamajan laiteohjeet',
		checked: 150,
	},
	{ name: 'Mediakasvatuksen ryhmävaraukset', kind: 'task', criticality: 1, owner: 'Informaatikko' },
];

const GROUNDS = `TVT-tukihenkilö on ainoa, joka huolehtii kansalaisopiston opetustilojen koneista ja auttaa opettajia kurssien aikana. Tehtävä on ollut määräaikainen neljä vuotta peräkkäin, vaikka työ on pysyvää.

Strategia vaatii tehtävän vakinaistamista. Jos määräaika päättyy, opettajat jäävät ilman lähitukea ja kurssien ilmoittautuminen on yhden ihmisen muistin varassa.`;

type Posts = readonly Position[];
const idOf = (posts: Posts, title: string | undefined) =>
	posts.find((post) => post.title === title)?.id ?? null;

/** Deputies, what rests on one person, and two cases: one on its way, one put off. */
export async function riskPosts(director: Actor): Promise<void> {
	const posts = await positions.list(director);
	for (const [title, deputy] of Object.entries(DEPUTIES)) {
		const post = posts.find((one) => one.title === title)!;
		await positions.amend(director, { ...post, deputyId: idOf(posts, deputy), key: undefined });
	}
	for (const task of TASKS) await keepTask(director, task, posts);
	for (const title of ['TVT-tukihenkilö', 'Mediatuottaja']) await priceGap(director, idOf(posts, title)!);
	await beginCases(director, posts);
}

async function keepTask(director: Actor, task: DemoTask, posts: Posts): Promise<void> {
	const { name, kind, criticality, owner, deputy, instruction = '', checked } = task;
	const seats = { ownerId: idOf(posts, owner), deputyId: idOf(posts, deputy) };
	const words = { name, kind, criticality, instruction, description: '', instructionLink: '' };
	const more = { areaId: posts.find(({ title }) => title === owner)!.serviceAreaId, checkMonths: 12 };
	const id = await keyTasks.add(director, { ...words, ...seats, ...more, key: undefined });
	if (checked === undefined) return;
	const checkedOn = addDays(today(), -checked);
	await keyTasks.check(director, { id, checkedOn, note: '', key: undefined });
}

/** Enough plans tried for a first price; whoever wants a better one asks again. */
const EFFORT = { iterations: 60 };

async function priceGap(director: Actor, positionId: string): Promise<void> {
	const id = await prices.ask(director, { positionId, untilOn: null, key: undefined });
	await price(machine(director), id, { effort: EFFORT });
}

async function beginCases(director: Actor, posts: Posts): Promise<void> {
	const all = await bodies.list(director);
	const led = (model: string) => all.find(({ governanceModel }) => governanceModel === model)!.id;
	const support = await cases.begin(director, {
		title: 'TVT-tukihenkilön vakinaistaminen',
		positionId: idOf(posts, 'TVT-tukihenkilö')!,
		bodyId: led('principals_review'),
		ownerId: idOf(posts, 'Rehtori'),
		startsOn: '2028-01-01',
		key: undefined,
	});
	const { facts } = await cases.get(director, support);
	const costs = { salaryYearly: 36_000, sideCostsPercent: 22, otherYearly: 1_800, oneOff: 0 };
	const now = { presentYearly: 43_920, risePercent: 2.5, years: 5 };
	await cases.amend(director, { ...facts, ...costs, ...now, grounds: GROUNDS });
	const media = await cases.begin(director, {
		title: 'Mediatuottajan tehtävän vakinaistaminen',
		positionId: idOf(posts, 'Mediatuottaja')!,
		bodyId: led('own_strategy'),
		ownerId: idOf(posts, 'Kirjastonjohtaja'),
		startsOn: '2028-07-01',
		key: undefined,
	});
	await cases.decide(director, {
		caseId: media,
		version: 1,
		outcome: 'postponed',
		decidedOn: today(),
		decider: 'Kirjaston johtoryhmä § 18',
		caseNumber: '',
		reason:
			'Ratkaistaan vuoden 2028 talousarvion yhteydessä, kun pääkirjaston peruskorjauksen tilat tiedetään.',
		key: undefined,
	});
}
