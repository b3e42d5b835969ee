import { expect, test } from 'vitest';
import * as v from 'valibot';
import { endOf, IncidentDraft, minutesOf, stateOf } from './incident.ts';

const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const fault = { kind: 'fault', beganAt: at('20T08:00'), expectedAt: null, closing: null } as const;
const planned = { ...fault, kind: 'planned_break', expectedAt: at('20T10:00') } as const;

test('a fault is open until somebody closes it', () => {
	expect(stateOf(fault, at('23T08:00'))).toBe('open');
	const closing = { endedAt: at('20T09:30'), outcome: '', closedBy: null };
	expect(stateOf({ ...fault, closing }, at('23T08:00'))).toBe('over');
	expect(minutesOf({ ...fault, closing }, at('23T08:00'))).toBe(90);
});

test('a planned break comes, goes on and is over by itself', () => {
	expect(['20T07:59', '20T08:00', '20T10:00'].map((now) => stateOf(planned, at(now)))).toEqual([
		'coming',
		'open',
		'over',
	]);
	expect(endOf(planned, at('21T10:00'))).toEqual(at('20T10:00'));
});

test('a break is told with its end, and a clock must be one', () => {
	const draft = {
		...{ systemId: '0193a3b0-0000-7000-8000-000000000001', title: 'Päivitys', severity: 'total' },
		...{ description: '', beganAt: '2026-11-23T20:00' },
	};
	const issues = (more: object) =>
		v.safeParse(IncidentDraft, { ...draft, ...more }).issues?.map(({ message }) => message) ?? [];
	expect(issues({ kind: 'planned_break', endedAt: '' })).toEqual(['break_needs_end']);
	expect(issues({ kind: 'fault', beganAt: '2026-11-23T25:00' })).toEqual(['not_moment']);
	expect(issues({ kind: 'planned_break', endedAt: '2026-11-23T22:00' })).toEqual([]);
});
