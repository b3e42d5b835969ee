import { newId } from '#platform/identifier.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import * as sections from '#domain/strategy/edition/section.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import type { StrategyDraft } from '#domain/strategy/strategy/strategy.ts';
import type { TestMunicipality } from './municipality.server.ts';

export const planText = `1.1 Palvelut

Kunta tarjoaa palvelut verkossa.

- Jokaisella on oltava pääsy verkkopalveluihin
- Neuvontaa annetaan kasvokkain

1.2 Talous

Rahoitus päätetään vuosittain.
`;
export const serviceText = `5.1 Tavoitteet

- Kirjastossa tulee olla toimiva tulostus
- Opastusta tarjotaan viikoittain
`;

/** A municipal plan with a service's strategy under it, and the acts on them that tests repeat. */
export async function documentsOf(town: TestMunicipality) {
	const { actor } = town;
	async function keep(text: string, more: Partial<StrategyDraft> = {}): Promise<string> {
		const preview = await strategies.preview(actor, { title: '', serviceAreaId: '', text });
		const draft = { ...preview, serviceAreaId: null, key: undefined, ...more };
		return (await strategies.keep(actor, draft)).id;
	}
	const planId = await keep(planText, { kind: 'municipal_plan', adoptedOn: '2025-06-01' });
	const strategyId = await keep(serviceText, { parentId: planId });
	return {
		planId,
		strategyId,
		keep,
		current: async (id: string) => (await editions.list(actor, id)).find(({ isCurrent }) => isCurrent)!,
		clauseOf: async (id: string, number: string) =>
			(await strategies.get(actor, id)).clauses.find((clause) => clause.number === number)!,
		/** Rewrites the section of a number by a change of its Markdown. */
		async rewrite(editionId: string, number: string, change: (markdown: string) => string, version?: number) {
			const { sections: all } = await sections.draftState(actor, editionId);
			const sectionId = all.find((section) => section.number === number)!.id;
			const desk = await sections.get(actor, editionId, sectionId);
			const words = {
				editionId,
				sectionId,
				version: version ?? desk.version,
				markdown: change(desk.markdown),
			};
			await sections.amend(actor, { ...words, key: newId() });
			return sectionId;
		},
		async adopt(editionId: string, day = '2026-11-02') {
			const { version } = (await editions.get(actor, editionId)).edition;
			const days = { adoptedOn: day, inForceFrom: day, decision: 'Valtuusto § 12' };
			return editions.adopt(actor, { editionId, version, ...days }, day);
		},
	};
}
