import { describe, expect, it } from 'vitest';
import { ancestors, cycles, earliestDates, forcingPath, networkOf, topologicalOrder } from './network.ts';

describe('a network', () => {
	it('is walked with predecessors first', () => {
		expect(topologicalOrder(networkOf([[2], [0], [], [1, 2]]))).toEqual([2, 0, 1, 3]);
	});

	it('counts a repeated predecessor once', () => {
		expect(networkOf([[], [0, 0]]).successors[0]).toEqual([1]);
		expect(topologicalOrder(networkOf([[], [0, 0]]))).toEqual([0, 1]);
	});

	it('lists everything a node waits for, nearest last', () => {
		const network = networkOf([[], [0], [1], []]);
		expect(ancestors(network, topologicalOrder(network))).toEqual([[], [0], [0, 1], []]);
	});
});

describe('cycles', () => {
	const edges = (lists: number[][]) => {
		const network = networkOf(lists);
		for (const cycle of cycles(network))
			cycle.forEach((node, index) =>
				expect(network.predecessors[cycle[(index + 1) % cycle.length]!]).toContain(node),
			);
		return cycles(network).map((cycle) => cycle.toSorted());
	};

	it('are none in a sound network', () => {
		expect(edges([[], [0], [0, 1]])).toEqual([]);
	});

	it('are found apart, and not those who only wait for them', () => {
		expect(edges([[1], [0], [0], [4], [3, 1], [5]])).toEqual([[0, 1], [3, 4], [5]]);
	});

	it('are found behind one that was met first', () => {
		expect(edges([[1, 3], [2], [1], [0]])).toContainEqual([0, 3]);
		expect(edges([[1, 3], [2], [1], [0]])).toContainEqual([1, 2]);
	});
});

describe('earliest dates', () => {
	it('follow the longest chain and tell what forces them', () => {
		const network = networkOf([[], [], [0, 1], [2]]);
		const dates = earliestDates(network, topologicalOrder(network), [0, 2, 0, 0], [4, 5, 1, 2]);
		expect(dates.start).toEqual([0, 2, 7, 8]);
		expect(dates.finish).toEqual([3, 6, 7, 9]);
		expect(forcingPath(dates, 3)).toEqual([1, 2, 3]);
	});

	it('are forced by the own date when that is as late', () => {
		const network = networkOf([[], [0]]);
		const dates = earliestDates(network, [0, 1], [0, 3], [3, 1]);
		expect(forcingPath(dates, 1)).toEqual([1]);
	});
});
