import type { Actor } from '#platform/actor.server.ts';
import type { AnswerSheet, OneAnswer } from '../../portfolio/commitment/commitment.ts';
import * as commitments from '../../portfolio/commitment/commitment.server.ts';
import type { CommitmentList } from '../../portfolio/commitment/commitment-list.ts';
import * as lists from '../../portfolio/commitment/commitment-list.server.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import type { Cast } from './cast.server.ts';

const YEAR = 2027;
/** Units that have not got round to it yet, and one that stopped halfway. */
const SILENT = new Set(['Kirjastoauto', 'Museopalvelut', 'Kansalaisopisto, Elimäki']);
const HALFWAY = 'Kuusankosken kirjasto';

const TAKES_PART = [
	'Otamme tämän ensimmäisten joukossa käyttöön ja kerromme kokemuksista muille.',
	'Meiltä on yksi henkilö mukana suunnittelussa ja testauksessa.',
	'Tämä helpottaa asiakaspalvelua joka päivä. Käyttöönotto sopii meille syksyllä.',
	'Olemme mukana, kunhan opastus järjestetään ennen lukukauden alkua.',
	'Varaamme kaksi iltapäivää henkilökunnan perehtymiseen.',
];
const BENEFITS = [
	'Emme ehdi tekemään itse, mutta otamme valmiin ohjeen käyttöön.',
	'Asiakkaamme kysyvät tätä usein, joten hyöty näkyy heti.',
	'Saamme tämän muiden kokemusten jälkeen seuraavana vuonna.',
];
const DECLINES = [
	'Meillä ei ole tätä laitetta eikä tilaa sille.',
	'Tämä ei koske meidän palvelujamme.',
	'Henkilökuntamme ei riitä vuonna 2027. Palataan asiaan seuraavalla kierroksella.',
];
/** One unit in so many also pays a share, in euros. */
const PAYS_EVERY = 6;
const SHARE = 600;

/** What a unit would say: it takes part in its own wishes, benefits from its neighbours' and declines some of the rest. */
function answersOf(list: CommitmentList, unit: CommitmentList['units'][number]): AnswerSheet['answers'] {
	const areaOf = new Map(list.units.map(({ id, area }) => [id, area]));
	const answers: Record<string, OneAnswer> = {};
	const asked = unit.name === HALFWAY ? list.items.slice(0, list.items.length / 2) : list.items;
	for (const { needId, number } of asked) {
		const sayers = list.said.filter((one) => one.needId === needId).map(({ unitId }) => unitId);
		const isNear = sayers.some((id) => areaOf.get(id) === unit.area);
		const turn = number + unit.name.length;
		const pick = (sentences: string[]) => sentences[turn % sentences.length]!;
		const nothing = { share: null, version: 0 };
		if (sayers.includes(unit.id)) {
			const pays = turn % PAYS_EVERY === 0;
			answers[needId] = {
				stances: pays ? ['takes_part', 'pays'] : ['takes_part'],
				words: pick(TAKES_PART),
				share: pays ? SHARE : null,
				version: 0,
			};
		} else if (isNear) answers[needId] = { ...nothing, stances: ['benefits'], words: pick(BENEFITS) };
		else answers[needId] = { ...nothing, stances: ['declines'], words: pick(DECLINES) };
	}
	return answers;
}

/** The year's list is out, and most units have told what it means to them. */
export async function commitUnits({ director }: Cast): Promise<void> {
	const listId = await makeList(director);
	const list = await lists.get(director, listId);
	for (const unit of list.units) {
		if (SILENT.has(unit.name)) continue;
		await commitments.answer(director, {
			listId,
			unitId: unit.id,
			answers: answersOf(list, unit),
			key: undefined,
		});
	}
}

async function makeList(director: Actor): Promise<string> {
	const { planId, needs } = await lists.offer(director, { planId: null, year: YEAR });
	const asked = (await units.list(director)).filter(
		({ name }) => !/johtoryhmä|keskitetyt|Tietohallinto/.test(name),
	);
	return lists.make(director, {
		name: `TVT-vuosi ${YEAR}`,
		year: YEAR,
		greeting:
			'Käykää lista läpi työyhteisön kokouksessa. Vastauksista nähdään, ketkä tekevät yhdessä ja mitä mikin hanke arjessa muuttaa.',
		answerBy: `${YEAR}-01-15`,
		planId,
		needIds: needs.filter(({ isInYear }) => isInYear).map(({ needId }) => needId),
		unitIds: asked.map(({ id }) => id),
		key: undefined,
	});
}
