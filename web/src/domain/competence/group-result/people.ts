import type { Person, Said } from '../disclosure/disclosure.ts';

interface Row {
	person: string;
	roleId: string;
	serviceAreaId: string | null;
	competenceId: string;
	answer: 'level' | 'not_my_work' | 'do_not_know';
	level: number | null;
}

/**
 * People out of the rows of their answers. What was asked of a person’s role and left open is told apart from what was
 * not asked: else what is missing could be counted out.
 */
export function peopleOf(rows: readonly Row[], asked: (roleId: string) => readonly string[]): Person[] {
	return [...Map.groupBy(rows, ({ person }) => person).values()].map((own): Person => {
		const { roleId, serviceAreaId } = own[0]!;
		const open = asked(roleId).map((competence) => [competence, 'nothing'] as const);
		const given = own.map(
			({ competenceId, answer, level }) =>
				[competenceId, answer === 'level' ? (level as Said) : answer] as const,
		);
		return {
			labels: { role: roleId, area: serviceAreaId ?? '' },
			said: Object.fromEntries<Said>([...open, ...given]),
		};
	});
}
