import type { Broken, Wish } from '@luotsi/engine';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '#platform/locale/load-messages.ts';
import { createTranslator } from '#platform/locale/translate.ts';
import { buildSnapshot } from './problem.ts';
import { facts, need } from '../../../testing/planning-facts.ts';
import { joined, Reasons, reasonText, type EngineReason } from './reasons.ts';

const long = 'Kouvolan pääkirjaston lehtisalin lukulaitteen vaihto nykyaikaiseen malliin ennen kesää';
const snapshot = buildSnapshot(
	facts({
		needs: [
			need('n1', { title: long, effort: { it: 2, museum: 1 } }),
			...[2, 3, 4, 5, 6, 7, 8].map((i) => need(`n${i}`)),
		],
	}),
);
const reasons = new Reasons(snapshot);
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('reasons in words', async () => {
	const finnish = createTranslator('fi', await loadMessages('fi'));
	const say = (reason: Parameters<Reasons['tell']>[0]) =>
		plain(reasonText(finnish, reasons.tell(reason, 'n1')));

	it('put days, roles, sums and numbers of needs in place of the engine’s weeks and ids', () => {
		expect(
			say({
				code: 'resource_full',
				resource: 'it',
				window: { from: 0, to: 1 },
				blockers: ['n2', 'n3', 'n4', 'n5', 'n6', 'n7'],
			}),
		).toBe('Tietohallinto: työaika on 4.1.2027–15.1.2027 varattu muulle työlle. (2, 3, 4, 5, 6 ja 1 muu)');
		expect(
			say({
				code: 'budget_spent',
				year: 2027,
				kind: 'one_off',
				needed: 120_000,
				available: 2050,
				by: ['n2'],
			}),
		).toBe('Kertamenot 2027: tarvitaan 1 200 €, mutta muiden jälkeen jää 20,50 €. (2)');
		expect(say({ code: 'after_predecessor', id: 'n2', finish: 0 })).toBe(
			'Odottaa, että 2 Tarve n2 valmistuu (8.1.2027).',
		);
	});

	it('tell a missing post from too little time', () => {
		const missing = (resource: string) =>
			say({ code: 'resource_missing', resource, window: { from: 0, to: 9 }, needed: 250, available: 0 });
		expect(missing('museum')).toContain('tehtävää ei ole');
		expect(missing('it')).toContain('saa enintään 0');
	});

	it('tell a conflict with its causes, and cut long titles at a word', () => {
		const conflict = {
			code: 'pin_conflict',
			activity: 'n1',
			start: 4,
			because: [{ code: 'before_earliest', earliest: 6 }],
		} as const;
		expect(say({ ...conflict, because: [...conflict.because] })).toBe(
			'Kiinnitystä ei voi noudattaa: 1 Kouvolan pääkirjaston lehtisalin lukulaitteen vaihto… on kiinnitetty alkamaan 1.2.2027. Saa alkaa aikaisintaan 15.2.2027.',
		);
	});

	it('make one cause of many waits', () => {
		const waits = ['n2', 'n3'].map((id) => reasons.tell({ code: 'predecessor_not_scheduled', id }, 'n1'));
		expect(joined(waits)).toEqual([
			{ code: 'predecessors_not_scheduled', needs: [reasons.ref('n2'), reasons.ref('n3')] },
		]);
		expect(joined(waits.slice(1))).toEqual(waits.slice(1));
	});

	it('exist in every language for every code the engine and the planner have', async () => {
		// The compiler knows when the engine has a code that is not here.
		const ofEngine = {
			...{
				at_earliest: 1,
				pinned: 1,
				preferred: 1,
				after_predecessor: 1,
				after_setup: 1,
				after_lag: 1,
				before_lag: 1,
			},
			...{
				closed: 1,
				resource_absent: 1,
				resource_full: 1,
				resource_missing: 1,
				skill_missing: 1,
				skill_full: 1,
			},
			...{ budget_exceeded: 1, budget_spent: 1, fund_exceeded: 1, fund_spent: 1, setup_impossible: 1 },
			...{ excluded_by_pin: 1, excluded_by: 1, window_empty: 1, outside_horizon: 1, before_earliest: 1 },
			...{ after_deadline: 1, pin_conflict: 1, predecessor_too_late: 1, predecessor_not_scheduled: 1 },
			...{ deadline_before_predecessor: 1, deadline_order: 1 },
		} satisfies Record<EngineReason['code'], 1>;
		const ofPlanner =
			`at_own_earliest started started_before kept preferred_near waits_for predecessors_not_scheduled role_without_post
			include_conflict started_conflict unknown`.split(/\s+/);
		const codes = [...Object.keys(ofEngine), ...ofPlanner];
		for (const locale of ['fi', 'sv', 'en'] as const) {
			const t = createTranslator(locale, await loadMessages(locale));
			expect(codes.filter((code) => !t.has(`plan.reason.${code}`))).toEqual([]);
			expect(reasonText(t, { code: 'unheard_of' })).toBe(t('plan.reason.unknown'));
		}
	});

	it('exist for all that can break a plan, and for every wish that can be in a contradiction', async () => {
		const broken = {
			gone: 1,
			time: 1,
			money: 1,
			earliest: 1,
			deadline: 1,
			order: 1,
			pin: 1,
		} satisfies Record<Broken['code'], 1>;
		const wishes = {
			...{ include: 1, exclude: 1, start: 1, earliest: 1, deadline: 1, order: 1, lag: 1, exclusive: 1 },
			...{ post: 1, budget: 1, kept: 1 },
		} satisfies Record<Wish['code'] | 'kept', 1>;
		for (const locale of ['fi', 'sv', 'en'] as const) {
			const t = createTranslator(locale, await loadMessages(locale));
			expect(Object.keys(broken).filter((code) => !t.has(`repair.broken.${code}`))).toEqual([]);
			expect(Object.keys(wishes).filter((code) => !t.has(`relief.wish.${code}`))).toEqual([]);
		}
	});

	it('tell work that stays near its adopted week, and work under way that cannot go on', () => {
		const [keeps, started] = [{ n2: 3 }, need('n3', { startedOn: '2026-12-07' })];
		const near = new Reasons({ ...snapshot, keeps });
		expect(near.tell({ code: 'preferred' }, 'n2').code).toBe('preferred_near');
		expect(near.tell({ code: 'preferred' }, 'n1').code).toBe('preferred');
		const begun = new Reasons({ ...snapshot, needs: [started] });
		const conflict = { code: 'pin_conflict', activity: 'n3', start: 0, because: [] } as const;
		expect(begun.tell({ ...conflict, because: [] }, 'n3').code).toBe('started_conflict');
	});
});
