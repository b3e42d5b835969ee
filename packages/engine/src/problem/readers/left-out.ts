/** Direct predecessors by position, after every job that is left out has handed its own to those that wait for it. */
export function withoutLeftOut(
	direct: readonly (readonly number[])[],
	isLeftOut: readonly boolean[],
): number[][] {
	return direct.map((_, job) => (isLeftOut[job] ? [] : realBefore(direct, isLeftOut, job)));
}

function realBefore(
	direct: readonly (readonly number[])[],
	isLeftOut: readonly boolean[],
	job: number,
): number[] {
	const found = new Set<number>();
	const passed = new Set<number>();
	const open = [...direct[job]!];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		if (!isLeftOut[one]) found.add(one);
		else if (!passed.has(one)) {
			passed.add(one);
			open.push(...direct[one]!);
		}
	}
	return [...found].sort((a, b) => a - b);
}
