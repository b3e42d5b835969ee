import { flatten } from './flatten.ts';

export const messages = flatten(
	import.meta.glob<Record<string, string>>('./fi/{common,front,issue,public,refusal,ui}.json', {
		eager: true,
		import: 'default',
	}),
);
