import { flatten } from './flatten.ts';

export const messages = flatten(
	import.meta.glob<Record<string, string>>('./en/{common,need-kind,need-state,office,ui}.json', {
		eager: true,
		import: 'default',
	}),
);
