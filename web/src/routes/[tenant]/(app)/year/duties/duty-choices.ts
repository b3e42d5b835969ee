interface Choice {
	value: string;
	label: string;
}

/** What the form of a duty offers. */
export interface DutyChoices {
	bodies: Choice[];
	posts: Choice[];
	clauses: (Choice & { group: string })[];
}
