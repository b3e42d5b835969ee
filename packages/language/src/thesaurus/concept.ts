/** What a concept is: equipment, a system or a service; where; who; what is to be done; how something is. */
export type ConceptKind = 'thing' | 'place' | 'people' | 'act' | 'quality';

/**
 * One meaning of the field with the words people use for it, in base form. `act` and `quality` occur with
 * everything and so weigh little: they tell "training for X" from "buying X".
 */
export type Concept = {
	id: string;
	kind: ConceptKind;
	fi: string[];
	sv: string[];
	en: string[];
	/** Ids of wider concepts: a laptop is a computer. */
	broader: string[];
	/** Ids of concepts near in practice, yet not the same; given both ways. */
	related: string[];
	/** Ids of concepts easily taken for this one though the need is another; given both ways. */
	distinct: string[];
	/** Those of the words above that also mean something else. */
	ambiguous: string[];
};
