/** A prefix here counts every key under it as used: keys made at run time, and the shared first words. */
export const dynamicKeys: readonly string[] = [
	'common.',
	'issue.',
	'need-kind.',
	'need-state.',
	'need.channel.',
	'need.event.',
	'office.',
	'priority.reason.',
	'refusal.',
	'strategy.kind.',
	'strategy.served.',
	'strategy.show.',
];
