import { describe, expect, it } from 'vitest';
import { readElection } from './election-file.ts';

const file = (type: string, header: string, ...votes: string[]) =>
	[
		'META',
		'key;value',
		'description;"two ""quoted""; one"',
		'budget;100,50',
		`vote_type;${type}`,
		'PROJECTS',
		'project_id;cost;name',
		'1;50.25;"a line\nbreak; and more"',
		' 2 ;10;plain "quote" inside',
		'',
		'VOTES',
		header,
		...votes,
	].join('\r\n');
const scores = (text: string) => readElection(text).election.voters.map((voter) => voter.scores);

describe('readElection', () => {
	it('reads decimals as integers of a smaller unit, quoted fields and empty votes', () => {
		const { election, moneyUnit } = readElection(
			file('choose-1', 'voter_id;age;vote', 'a;3;1', 'b;;2', 'c;none;'),
		);
		expect(moneyUnit).toBe(4);
		expect(election).toEqual({
			budget: 402,
			projects: [
				{ id: '1', cost: 201 },
				{ id: '2', cost: 40 },
			],
			voters: [{ scores: { 1: 1 } }, { scores: { 2: 1 } }, { scores: {} }],
		});
	});

	it('reads approvals, points and rankings', () => {
		expect(scores(file('approval', 'voter_id;vote', 'a;2,1'))).toEqual([{ 1: 1, 2: 1 }]);
		expect(scores(file('cumulative', 'voter_id;vote;points', 'a;2,1;1.5,3', 'b;;'))).toEqual([
			{ 1: 6, 2: 3 },
			{},
		]);
		expect(scores(file('ordinal', 'voter_id;vote', 'a;2,1', 'b;1'))).toEqual([{ 1: 0, 2: 1 }, { 1: 0 }]);
		expect(() => readElection(file('other', 'voter_id;vote', 'a;1'))).toThrow('unknown vote type');
	});
});
