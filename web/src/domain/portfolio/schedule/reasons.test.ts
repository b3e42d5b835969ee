import { describe, expect, it } from 'vitest';
import { loadMessages } from '#platform/locale/load-messages.ts';
import { createTranslator } from '#platform/locale/translate.ts';
import { buildSnapshot } from './problem.ts';
import { facts, need } from '../../../testing/planning-facts.ts';
import { joined, Reasons, reasonText } from './reasons.ts';

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
		const codes =
			`at_earliest at_own_earliest pinned started started_before kept after_predecessor closed resource_absent resource_full
			budget_exceeded budget_spent excluded_by_pin waits_for window_empty outside_horizon deadline_before_predecessor deadline_order
			predecessor_too_late predecessor_not_scheduled predecessors_not_scheduled resource_missing role_without_post before_earliest
			after_deadline pin_conflict include_conflict`.split(/\s+/);
		for (const locale of ['fi', 'sv', 'en'] as const) {
			const t = createTranslator(locale, await loadMessages(locale));
			expect(codes.filter((code) => !t.has(`plan.reason.${code}`))).toEqual([]);
		}
	});
});
