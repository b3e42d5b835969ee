import { flatten } from './flatten.ts';

export const messages = flatten(
	import.meta.glob<Record<string, string>>('./sv/{common,need-kind,need-state,office,ui}.json', {
		eager: true,
		import: 'default',
	}),
);
