import { today } from '#platform/today.ts';
import * as criteria from '../../portfolio/criterion/criterion.server.ts';
import * as coverage from '../../portfolio/goal-coverage/goal-coverage.server.ts';
import * as scores from '../../portfolio/score/score.server.ts';
import * as goals from '../../strategy/goal/goal.server.ts';
import * as publications from '../../strategy/strategy/publication.server.ts';
import * as strategies from '../../strategy/strategy/strategy.server.ts';
import { allNeeds } from './all-needs.server.ts';
import type { Cast } from './cast.server.ts';
import strategyText from './strategy.txt?raw';

/** The same small number for the same three: opinions that differ, but not from run to run. */
function opinion(need: number, criterion: number, rater: number, levels: number): number {
	const common = Math.imul(need * 7 + criterion * 131, 2654435761) >>> 0;
	const own = Math.imul(common ^ ((rater + 1) * 40503), 2246822519) >>> 0;
	const lean = own / 2 ** 32;
	const value = (common / 2 ** 32) * levels + (lean - 0.5) * 2.2;
	if (isContested(need) && criterion % 3 === 0) return sideOf(rater, lean, levels);
	return Math.max(0, Math.min(levels - 1, Math.floor(value)));
}

/** About every sixth need divides the raters, as needs do: that is what a meeting should talk about. */
function isContested(need: number): boolean {
	return Math.imul(need, 2654435761) >>> 0 < 2 ** 32 / 6;
}

/** Every other rater is for and the rest against, some of them less strictly. */
function sideOf(rater: number, lean: number, levels: number): number {
	const least = lean < 0.3 ? 1 : 0;
	return rater % 2 === 0 ? levels - 1 - least : least;
}

/** Each rater scores what is accepted; the last two have not got to the end yet. */
export async function score({ director, raters }: Cast): Promise<void> {
	await criteria.offerDefaults(director, { language: 'fi', key: undefined });
	const list = await criteria.list(director);
	const accepted = await allNeeds(director, 'accepted');
	for (const [place, rater] of raters.entries()) {
		const share = place < raters.length - 2 ? 1 : 0.6;
		const sheet = accepted.slice(0, Math.ceil(accepted.length * share));
		const cells = sheet.flatMap(({ id, number }) =>
			list.map((criterion, index) => ({
				needId: id,
				criterionId: criterion.id,
				value:
					criterion.scaleMin + opinion(number, index, place, criterion.scaleMax - criterion.scaleMin + 1),
				comment: null,
				seen: 0,
			})),
		);
		await scores.give(rater, { cells });
	}
}

/** Which clause of the document a kind of need serves, by a word of the clause. */
const SERVES: Record<string, RegExp> = {
	kirjastoautomaatio: /kirjastoautomaation/,
	laitteet: /kirjastoautomaation/,
	kirjastojarjestelma: /kirjastoautomaation/,
	verkkokirjasto: /kirjastoautomaation/,
	verkkoyhteydet: /kirjastoautomaation/,
	tilatekniikka: /kirjastoautomaation/,
	tieto_tilastot: /Kootaan yhteen/,
	tukipalvelut: /Kootaan yhteen/,
	tietoturva_tietosuoja: /Kehittämistä ja muutosta/,
	mediakasvatus: /mediakasvatuksesta/,
	viestinta_ajanvaraus: /sitoutuminen tieto- ja viestintätekniikan käytön/,
	ohjelmistot_lisenssit: /tvt-osaamisen/,
	osaaminen: /tvt-osaamisen/,
	kokeilu: /uusien käyttömahdollisuuksien/,
	saavutettavuus: /uusien käyttömahdollisuuksien/,
	henkilosto: /vakinaistaminen/,
};

/** The source document in numbered clauses, its aims as goals, and the needs tied to them. */
export async function readStrategy({ director }: Cast): Promise<void> {
	const source = { title: '', serviceAreaId: '', text: strategyText, file: undefined };
	const { title, clauses } = await strategies.preview(director, source);
	const { id } = await strategies.keep(director, {
		title,
		serviceAreaId: null,
		sourceName: 'tvt-strategia.txt',
		clauses: [...clauses],
		adoptedOn: `${Number(today().slice(0, 4)) - 2}-12-09`,
		key: undefined,
	});
	const strategy = await strategies.get(director, id);
	const patterns = [...new Set(Object.values(SERVES).map(({ source: text }) => text))].map(
		(text) => new RegExp(text),
	);
	const aims = strategy.clauses.filter(
		({ text, kind }) => kind !== 'heading' && patterns.some((pattern) => pattern.test(text)),
	);
	await goals.makeFromClauses(director, {
		strategyId: id,
		clauseIds: aims.map((clause) => clause.id),
		key: undefined,
	});
	const made = await goals.list(director, { strategyId: id });
	const textOf = new Map(strategy.clauses.map((clause) => [clause.id, clause.text]));
	const all = await allNeeds(director, 'accepted');
	for (const need of all) {
		const pattern = SERVES[need.kind ?? ''];
		const goal = pattern && made.find(({ clauseId }) => clauseId && pattern.test(textOf.get(clauseId) ?? ''));
		if (goal) await coverage.tie(director, { needId: need.id, goalId: goal.id });
	}
	await publications.publish(director, { id, key: undefined });
}
