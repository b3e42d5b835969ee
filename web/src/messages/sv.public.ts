import { flatten } from './flatten.ts';

export const messages = flatten(
	import.meta.glob<Record<string, string>>('./sv/{common,ui,refusal,public}.json', {
		eager: true,
		import: 'default',
	}),
);
