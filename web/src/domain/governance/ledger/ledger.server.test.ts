import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import * as areas from '../../organisation/service-area/service-area.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as roles from '../../organisation/role/role.server.ts';
import * as editions from '../../strategy/edition/edition.server.ts';
import * as goals from '../../strategy/goal/goal.server.ts';
import { documentsOf } from '../../../testing/editions.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as bodies from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import * as occurrences from '../duty/occurrence.server.ts';
import * as requiredRoles from '../required-role/required-role.server.ts';
import * as ledger from './ledger.server.ts';
import { verdictOf, type Evidence } from './ledger.ts';

useDatabase();

const text = `5.2 TVT-suunnittelu

Johtoryhmä vastaa strategian päivittämisestä joka vuosi.

- Kirjastossa on oltava pysyvä palvelukoordinaattori
- Jokaisessa kirjastossa tulee olla toimiva tulostus
- Laitteita lainataan
`;

let town: TestMunicipality;
let strategyId: string;
let docs: Awaited<ReturnType<typeof documentsOf>>;
const today = '2027-04-01';
const of = () => ledger.of(town.actor, strategyId, 2027, today);
const verdicts = async () =>
	(await of()).obligations.map(({ number, verdict, day }) => [number, verdict, day]);

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T09:00:00Z`) });
	town = await foundMunicipality();
	docs = await documentsOf(town);
	strategyId = await docs.keep(text, { adoptedOn: '2026-12-01' });
});

afterAll(() => void vi.useRealTimers());

describe('the ledger of obligations', () => {
	it('is red with the day while nothing serves them', async () => {
		expect(await verdicts()).toEqual([
			['5.2.1', 'unserved', today],
			['5.2.2', 'unserved', today],
			['5.2.3', 'unserved', today],
		]);
		expect((await of()).counts).toEqual({ met: 0, under_way: 0, unserved: 3 });
	});

	it('follows a duty from due to done, or to late', async () => {
		const clauseId = (await docs.clauseOf(strategyId, '5.2.1')).id;
		const bodyId = await bodies.add(town.actor, {
			...{ name: 'Johtoryhmä', kind: 'management_team', serviceAreaId: null, governanceModel: null },
			...{ chairId: null, memberIds: [], yearStarts: 1, key: undefined },
		});
		const may = { month: 5, day: 31 };
		await duties.add(town.actor, {
			...{ bodyId, name: 'Strategian arviointi', description: '', ownerId: null, clauseId, origin: 'own' },
			...{ basis: '', basisLink: '', rule: { kind: 'between', from: may, to: may }, remindDays: [14] },
			...{ escalateAfter: null, inForceFrom: '2027-01-01', key: undefined },
		});
		expect((await verdicts())[0]).toEqual(['5.2.1', 'under_way', '2027-05-31']);
		expect((await ledger.of(town.actor, strategyId, 2027, '2027-06-01')).obligations[0]).toMatchObject({
			verdict: 'unserved',
			evidence: [{ says: 'duty.late', day: '2027-05-31' }],
		});
		const [duty] = await duties.list(town.actor);
		const [occurrence] = (await duties.get(town.actor, duty!.id, today)).occurrences.filter(
			({ year }) => year === 2027,
		);
		const done = {
			occurrenceId: occurrence!.id,
			outcome: 'done' as const,
			doneOn: today,
			note: '',
			link: '',
		};
		await occurrences.complete(town.actor, { ...done, key: newId() });
		expect((await verdicts())[0]).toEqual(['5.2.1', 'met', null]);
	});

	it('asks for a filled post, a permanent one where it says so', async () => {
		const clause = (await editions.get(town.actor, (await docs.current(strategyId)).id)).clauses[2]!;
		const roleId = await roles.add(town.actor, {
			name: 'Palvelukoordinaattori',
			externalKey: '',
			key: undefined,
		});
		const tie = {
			strategyId,
			lineageId: clause.lineageId,
			roleId,
			isPermanent: true,
			key: newId(),
		};
		await requiredRoles.requireRole(town.actor, tie);
		const second = async () => (await of()).obligations[1]!;
		expect(await second()).toMatchObject({ verdict: 'unserved', evidence: [{ says: 'role.missing' }] });
		const [area] = await areas.list(town.actor);
		const post = (tenure: 'permanent' | 'fixed_term') => ({
			...{
				title: `Virka ${tenure}`,
				roleId,
				serviceAreaId: area?.id ?? null,
				tenure,
				daysPerMonth: 5,
			},
			...{ personId: town.actor.personId, validFrom: '2026-01-01', validTo: null, key: newId() },
		});
		await positions.add(town.actor, post('fixed_term'));
		expect(await second()).toMatchObject({ verdict: 'unserved', evidence: [{ says: 'role.fixed_term' }] });
		await positions.add(town.actor, post('permanent'));
		expect(await second()).toMatchObject({ verdict: 'met', evidence: [{ says: 'role.filled' }] });
		const reader = await town.as('reader');
		expect(() => requiredRoles.requireRole(reader, { ...tie, key: newId() })).toThrow('forbidden');
		await requiredRoles.releaseRole(town.actor, { lineageId: clause.lineageId, roleId });
		expect(await second()).toMatchObject({ verdict: 'unserved', evidence: [] });
	});

	it('keeps its facts through a new edition', async () => {
		const clauseId = (await docs.clauseOf(strategyId, '5.2.3')).id;
		await goals.makeFromClauses(town.actor, { strategyId, clauseIds: [clauseId], key: newId() });
		const draftId = await editions.draft(town.actor, { strategyId });
		await docs.rewrite(draftId, '5.2', (words) =>
			words.replace('joka vuosi', 'vuosittain').replace('- Laitteita lainataan', '- Laitteita on lainattava'),
		);
		await docs.adopt(draftId);
		expect(
			(await of()).obligations.map(({ verdict, evidence }) => [verdict, evidence.map(({ says }) => says)]),
		).toEqual([
			['met', ['duty.done']],
			['unserved', []],
			['unserved', ['goal.needs']],
			['unserved', []],
		]);
	});
});

describe('a verdict', () => {
	const fact = (state: Evidence['state'], isDirect: boolean, day: string | null = null): Evidence => {
		return { says: 'x', values: {}, label: '', path: null, day, state, isDirect };
	};

	it('is by what does the clause itself, else by what leads there', () => {
		const of = (...facts: Evidence[]) => verdictOf(facts, today).verdict;
		expect(of()).toBe('unserved');
		expect(of(fact('met', true), fact('lacking', false))).toBe('met');
		expect(of(fact('lacking', true), fact('met', false))).toBe('unserved');
		expect(of(fact('met', true), fact('under_way', true))).toBe('under_way');
		expect(of(fact('lacking', false), fact('met', false))).toBe('met');
		expect(
			verdictOf([fact('under_way', false, '2027-09-01'), fact('under_way', false, '2027-06-01')], today).day,
		).toBe('2027-06-01');
	});
});
