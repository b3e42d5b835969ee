import { flatten } from '../../messages/flatten.ts';
import type { Locale } from './locale.ts';
import type { Messages } from './translate.ts';

/** Words that any page may need, in one piece for each language. */
const base: Record<Locale, () => Promise<{ messages: Messages }>> = {
	fi: () => import('../../messages/fi.base.ts'),
	sv: () => import('../../messages/sv.base.ts'),
	en: () => import('../../messages/en.base.ts'),
};

/** Words of one area in one language, fetched when a page of that area is opened. */
const files = import.meta.glob<Record<string, string>>(
	['../../messages/*/*.json', '!**/{common,need-kind,need-state,office,ui}.json'],
	{ import: 'default' },
);

/** The base and the given areas; without areas, everything. */
export async function loadMessages(locale: Locale, areas?: readonly string[]): Promise<Messages> {
	const wanted = Object.keys(files).filter((file) => {
		const [folder, name] = file.split('/').slice(-2);
		return folder === locale && (!areas || areas.includes(name!.slice(0, -'.json'.length)));
	});
	const loaded = await Promise.all(wanted.map(async (file) => [file, await files[file]!()] as const));
	const { messages } = await base[locale]();
	return { ...messages, ...flatten(Object.fromEntries(loaded)) };
}
