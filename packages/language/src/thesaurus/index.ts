import type { Concept } from './concept.ts';
import { parseConcepts } from './parse.ts';
import { computing } from './themes/computing.ts';
import { customerServices } from './themes/customer-services.ts';
import { libraryAutomation } from './themes/library-automation.ts';
import { librarySystems } from './themes/library-systems.ts';
import { materialsAndHeritage } from './themes/materials-and-heritage.ts';
import { networks } from './themes/networks.ts';
import { soundAndImage } from './themes/sound-and-image.ts';

export type { Concept, ConceptKind } from './concept.ts';

const THEMES = {
	computing,
	'sound-and-image': soundAndImage,
	networks,
	'library-automation': libraryAutomation,
	'library-systems': librarySystems,
	'materials-and-heritage': materialsAndHeritage,
	'customer-services': customerServices,
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
