import { flatten } from './flatten.ts';

export const messages = flatten(
	import.meta.glob<Record<string, string>>(
		'./fi/{common,front,issue,need-kind,need-state,public,refusal,say,ui}.json',
		{
			eager: true,
			import: 'default',
		},
	),
);
