import * as roles from '#domain/organisation/role/role.server.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { refuse } from '#platform/refusal.ts';
import { inLanguage } from '../framework/framework.ts';
import * as frameworks from '../framework/framework.server.ts';
import * as results from '../group-result/group-result.server.ts';
import type { CompetenceTie, NeededCompetence } from './technology-competence.ts';
import * as store from './technology-competence.store.server.ts';

export interface CompetencesOf {
	needed: NeededCompetence[];
	/** What else could be needed. */
	others: { value: string; label: string }[];
}

/** What the technology asks of people, with the gaps that the newest told survey shows of groups. */
export async function of(actor: Actor, technologyId: string, locale: Locale): Promise<CompetencesOf> {
	actor.must('technology.read');
	const [all, tied] = await Promise.all([
		frameworks.competences(actor),
		actor.read((db) => store.idsOf(db, technologyId)),
	]);
	const isTied = ({ id }: { id: string }) => tied.has(id);
	const [found, roleList] =
		tied.size > 0 ? await Promise.all([results.gaps(actor), roles.list(actor)]) : [null, []];
	const roleOf = new Map(roleList.map(({ id, name }) => [id, name]));
	return {
		needed: all.filter(isTied).map(({ id, code, names }) => ({
			...{ id, code, name: inLanguage(names, locale) },
			gaps: (found?.gaps ?? [])
				.filter(({ competenceId, levels }) => competenceId === id && levels > 0)
				.map(({ roleId, levels, people }) => ({ role: roleOf.get(roleId) ?? '', levels, people })),
		})),
		others: all
			.filter((one) => !isTied(one))
			.map(({ id, code, names }) => ({ value: id, label: `${code} ${inLanguage(names, locale)}` })),
	};
}

export async function tie(actor: Actor, { technologyId, competenceId }: CompetenceTie): Promise<void> {
	actor.must('technology.manage');
	const { technology } = await technologies.get(actor, technologyId);
	const { code } = await frameworks.getCompetence(actor, competenceId);
	await actor.change(async (db, record) => {
		if (!(await store.insert(db, technologyId, competenceId))) refuse('conflict');
		const told = { technology: technology.name, competence: code };
		record('technology.competence_tied', { type: 'technology', id: technologyId }, told);
	});
}

export async function untie(actor: Actor, { technologyId, competenceId }: CompetenceTie): Promise<void> {
	actor.must('technology.manage');
	const { code } = await frameworks.getCompetence(actor, competenceId);
	await actor.change(async (db, record) => {
		if (!(await store.remove(db, technologyId, competenceId))) refuse('not_found', { subject: 'tie' });
		record('technology.competence_untied', { type: 'technology', id: technologyId }, { competence: code });
	});
}
