import {
	quadrants,
	rings,
	type Movement,
	type Quadrant,
	type Ring,
} from '#domain/systems/technology/technology.ts';
import { looseName } from './loose-text.ts';

/** Rings as radars name them: our own words, those of Thoughtworks, and Zalando's numbers. */
const ringWords: Record<Ring, RegExp> = {
	adopt: /^(0|adopt|ota kayttoon|otakayttoon|kayttoon|ta i bruk|taibruk|use)$/,
	trial: /^(1|trial|kokeile|kokeillaan|prova|try)$/,
	assess: /^(2|assess|selvita|selvitetaan|utred|explore)$/,
	hold: /^(3|hold|caution|pidattaydy|luovu|avsta|stop|drop)$/,
};

const quadrantWords: Record<Quadrant, RegExp> = {
	service: /^(service|asiakaspalvelu(ja)?tilat|kundbetjaning(och)?lokaler|customerservice(and)?spaces)$/,
	content: /^(content|sisallot(ja)?verkkopalvelut|innehall(och)?webbtjanster|contents?(and)?onlineservices)$/,
	systems:
		/^(systems|jarjestelmatdata(ja)?automaatio|systemdata(och)?automation|systemsdata(and)?automation)$/,
	ways: /^(ways|osaaminen(ja)?tyotavat|kompetens(och)?arbetssatt|skills(and)?waysofworking)$/,
};

const tight = (word: string) => looseName(word).replaceAll(/[^a-z0-9]/g, '');

export const ringOfWord = (word: string): Ring | null => {
	const loose = tight(word);
	return rings.find((ring) => ringWords[ring].test(loose) || ringWords[ring].test(looseName(word))) ?? null;
};

export const quadrantOfWord = (word: string): Quadrant | null =>
	quadrants.find((quadrant) => quadrantWords[quadrant].test(tight(word))) ?? null;

/** A guess for a person to confirm: radars of software houses speak mostly of systems. */
export function guessQuadrant(word: string): Quadrant {
	const loose = tight(word);
	if (/techni|method|process|ways|people|practice|tapa|metod/.test(loose)) return 'ways';
	if (/content|web|online|frontend|sisal|verkko|innehall/.test(loose)) return 'content';
	if (/service|customer|space|device|asiakas|palvelu|kund/.test(loose)) return 'service';
	return 'systems';
}

/** `isNew` and `status` of Thoughtworks, `moved` of Zalando; silence is standing still. */
export function movementOf(isNew: string, status: string, moved: string): Movement {
	const told = status.trim().toLowerCase();
	if (told === 'moved in' || moved.trim() === '1') return 'in';
	if (told === 'moved out' || moved.trim() === '-1') return 'out';
	if (told === 'new' || moved.trim() === '2' || /^(true|yes|1)$/i.test(isNew.trim())) return 'new';
	return 'none';
}
