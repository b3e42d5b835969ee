import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import { renewalOf } from '#domain/systems/system-contract/renewal.ts';
import * as contracts from '#domain/systems/system-contract/system-contract.server.ts';
import type { SystemContract } from '#domain/systems/system-contract/system-contract.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as needs from '../need/need.server.ts';
import type { BacklogNeed, NeedTie, NeedUntie, StudyDraft } from './system-need.ts';
import * as store from './system-need.store.server.ts';

/** The backlog of a system: what is open first. */
export function listOf(actor: Actor, systemId: string): Promise<BacklogNeed[]> {
	actor.must('system.read');
	actor.must('need.read');
	return actor.read((db) => store.listOf(db, systemId));
}

export function systemsOf(actor: Actor, needId: string): Promise<{ id: string; name: string }[]> {
	actor.must('system.read');
	actor.must('need.read');
	return actor.read((db) => store.systemsOf(db, needId));
}

/** The answer is the need's number, as in untying. */
export async function tie(actor: Actor, { systemId, number }: NeedTie): Promise<number> {
	actor.must('system.manage');
	return actor.change(async (db, record) => {
		const system = await systems.hold(db, systemId);
		const need = found(await store.findNeed(db, { number }), 'need');
		if (need.state === 'merged') refuse('need_merged', { number });
		const row = { system_id: systemId, need_id: need.id, tied_by: actor.person };
		if (!(await store.tie(db, row))) refuse('system_need_already', { number });
		record('system.need_tied', { type: 'system', id: systemId }, { number, need: need.title });
		record('need.tied_to_system', { type: 'need', id: need.id }, { system: system.name });
		return number;
	});
}

export async function untie(actor: Actor, { systemId, needId }: NeedUntie): Promise<number> {
	actor.must('system.manage');
	return actor.change(async (db, record) => {
		const system = await systems.hold(db, systemId);
		const { number, title } = found(await store.findNeed(db, { id: needId }), 'need');
		if (!(await store.untie(db, systemId, needId))) refuse('not_found', { subject: 'tie' });
		record('system.need_untied', { type: 'system', id: systemId }, { number, need: title });
		record('need.untied_from_system', { type: 'need', id: needId }, { system: system.name });
		return number;
	});
}

/** The renewal study as a need among others: it competes for the same money and days. */
export async function proposeStudy(
	actor: Actor,
	{ contractId, unitId, key }: StudyDraft,
): Promise<{ id: string; number: number }> {
	actor.must('system.manage');
	actor.must('need.propose', unitId);
	const contract = await contracts.get(actor, contractId);
	if (contract.retiredOn) refuse('contract_retired', { title: contract.title });
	const { text, why } = await wordsOf(actor, contract);
	return actor.change(
		async (db, record) => {
			const system = await systems.hold(db, contract.systemId);
			await contracts.hold(db, contractId);
			const before = await store.studyOf(db, contractId);
			if (before) refuse('study_need_already', { number: before.number });
			const words = { unitId, text, why, place: '', submitterName: '', submitterEmail: undefined };
			const speaker = { personId: actor.personId };
			const { id, number } = await needs.proposeWithin(db, record, actor, { ...words, speaker });
			const row = { system_id: system.id, need_id: id, contract_id: contractId, tied_by: actor.person };
			await store.tie(db, row);
			record('system.need_tied', { type: 'system', id: system.id }, { number, need: text });
			record('need.tied_to_system', { type: 'need', id }, { system: system.name });
			return { id, number };
		},
		{ verb: 'system.propose_study', key },
	);
}

async function wordsOf(actor: Actor, contract: SystemContract): Promise<{ text: string; why: string }> {
	const t = await serverWords(actor.locale);
	const renewal = renewalOf(contract);
	const day = (text: string) => formatDay(t.locale, text);
	const text = t('systems.studyNeed', { system: contract.system });
	if (!renewal) return { text, why: t('systems.studyWhyOpen', { contract: contract.title }) };
	const values = {
		...{ contract: contract.title, ends: day(renewal.endsOn), decision: day(renewal.decision) },
		...{ study: day(renewal.study), isLate: renewal.study < today() ? 'yes' : 'no' },
	};
	return { text, why: t('systems.studyWhy', values) };
}
