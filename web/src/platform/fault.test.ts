import { expect, test } from 'vitest';
import { faultOf } from './fault.ts';

test('a fault tells its kind and place, and nothing of what was at hand', () => {
	const error = Object.assign(new Error('duplicate\nmaija@kunta.example'), {
		code: '23505',
		detail: 'Key (address)=(maija@kunta.example)',
	});
	const told = JSON.stringify(faultOf(error));
	expect(told).toContain('23505');
	expect(told).toContain('fault.test');
	expect(told).not.toContain('maija');
	expect(faultOf('maija')).toEqual({ name: 'string', code: '', at: [] });
});
