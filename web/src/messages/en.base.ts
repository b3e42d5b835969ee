import { flatten } from './flatten.ts';

export const messages = flatten(
	import.meta.glob<Record<string, string>>(
		'./en/{common,issue,need-kind,need-state,office,refusal,ui}.json',
		{ eager: true, import: 'default' },
	),
);
