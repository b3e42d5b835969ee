import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as units from '../../organisation/service-unit/service-unit.server.ts';
import { answerNothing } from '../../portfolio/round/answer.server.ts';
import { addDays } from '#platform/day.ts';
import * as rounds from '../../portfolio/round/round.server.ts';

const DAYS_GONE = 6;
const DAYS_LEFT = 12;
const NOTHING_AT = 'Kirjastoauto';

/** A round half gone, of which most have not been heard yet. */
export async function openRound(director: Actor): Promise<void> {
	await rounds.add(director, {
		name: `Tarvekierros ${today().slice(0, 4)}`,
		opensOn: addDays(today(), -DAYS_GONE),
		closesOn: addDays(today(), DAYS_LEFT),
		question: 'Mikä vie työssäsi turhaan aikaa?',
		greeting: 'Keräämme ensi vuoden tarpeet talousarviota varten. Jokainen toive luetaan.',
		acceptsBetween: true,
		doesRemind: true,
		key: undefined,
	});
	const unit = (await units.list(director)).find(({ name }) => name === NOTHING_AT);
	const words = 'Uudet laitteet tulivat keväällä, nyt riittää.';
	if (unit) await answerNothing(director, { unitId: unit.id, words, key: undefined });
}
