import type { Concept } from './concept.ts';
import { parseConcepts } from './parse.ts';
import { adultEducation } from './themes/adult-education.ts';
import { communications } from './themes/communications.ts';
import { competence } from './themes/competence.ts';
import { computing } from './themes/computing.ts';
import { culture } from './themes/culture.ts';
import { customerServices } from './themes/customer-services.ts';
import { data } from './themes/data.ts';
import { intelligenceAndSustainability } from './themes/intelligence-and-sustainability.ts';
import { intents } from './themes/intents.ts';
import { libraryAutomation } from './themes/library-automation.ts';
import { librarySystems } from './themes/library-systems.ts';
import { materialsAndHeritage } from './themes/materials-and-heritage.ts';
import { networks } from './themes/networks.ts';
import { premises } from './themes/premises.ts';
import { procurement } from './themes/procurement.ts';
import { security } from './themes/security.ts';
import { soundAndImage } from './themes/sound-and-image.ts';
import { sports } from './themes/sports.ts';
import { staffTools } from './themes/staff-tools.ts';

export type { Concept, ConceptKind } from './concept.ts';

const THEMES = {
	'adult-education': adultEducation,
	communications,
	competence,
	computing,
	culture,
	'customer-services': customerServices,
	data,
	'intelligence-and-sustainability': intelligenceAndSustainability,
	intents,
	'library-automation': libraryAutomation,
	'library-systems': librarySystems,
	'materials-and-heritage': materialsAndHeritage,
	networks,
	premises,
	procurement,
	security,
	'sound-and-image': soundAndImage,
	sports,
	'staff-tools': staffTools,
};

/** The field's concepts with their words in Finnish, Swedish and English. */
export const concepts: readonly Concept[] = bothWays(
	Object.entries(THEMES).flatMap(([name, text]) => parseConcepts(text, name)),
);

/** Nearness and difference are written once and hold both ways. */
function bothWays(parsed: Concept[]): Concept[] {
	const byId = new Map(parsed.map((concept) => [concept.id, concept]));
	for (const list of ['related', 'distinct'] as const)
		for (const concept of parsed)
			for (const otherId of concept[list]) {
				const other = byId.get(otherId);
				if (other && !other[list].includes(concept.id)) other[list].push(concept.id);
			}
	return parsed;
}
