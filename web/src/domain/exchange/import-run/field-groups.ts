import {
	technologyFields,
	unitFields,
	type NeedField,
	type TechnologyField,
	type UnitField,
} from './field.ts';
import type { ImportSubject } from './import-run.ts';

type Group = 'need' | 'money' | 'time' | 'unit' | 'technology';
type Names = readonly (NeedField | UnitField | TechnologyField)[];

const groups: Record<ImportSubject, readonly { group: Group; names: Names }[]> = {
	need: [
		{ group: 'need', names: ['text', 'unit', 'place', 'why', 'kind', 'externalKey', 'group'] },
		{ group: 'money', names: ['cost', 'costKind', 'costOneOff', 'costYearly', 'costInvestment'] },
		{ group: 'time', names: ['effort', 'earliest', 'deadline', 'duration', 'dependsOn'] },
	],
	service_unit: [{ group: 'unit', names: unitFields }],
	technology: [{ group: 'technology', names: technologyFields }],
};

/** The fields as a person chooses among them. */
export const fieldGroups = (subject: ImportSubject) => groups[subject];
