import { unitFields, type NeedField, type UnitField } from './field.ts';
import type { ImportSubject } from './import-run.ts';

type Group = 'need' | 'money' | 'time' | 'unit';

const needGroups: { group: Group; names: readonly NeedField[] }[] = [
	{ group: 'need', names: ['text', 'unit', 'place', 'why', 'kind', 'externalKey', 'group'] },
	{ group: 'money', names: ['cost', 'costKind', 'costOneOff', 'costYearly', 'costInvestment'] },
	{ group: 'time', names: ['effort', 'earliest', 'deadline', 'duration', 'dependsOn'] },
];

/** The fields as a person chooses among them. */
export function fieldGroups(
	subject: ImportSubject,
): readonly { group: Group; names: readonly (NeedField | UnitField)[] }[] {
	return subject === 'need' ? needGroups : [{ group: 'unit', names: unitFields }];
}
