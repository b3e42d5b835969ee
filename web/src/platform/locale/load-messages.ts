import type { Locale } from './locale.ts';
import type { Messages } from './translate.ts';

/** `public` is what a visitor without an account can meet; `all` adds the areas of signed-in work. */
export type MessagePart = 'public' | 'all';

const publicParts: Record<Locale, () => Promise<{ messages: Messages }>> = {
	fi: () => import('../../messages/fi.public.ts'),
	sv: () => import('../../messages/sv.public.ts'),
	en: () => import('../../messages/en.public.ts'),
};

const workParts: Record<Locale, () => Promise<{ messages: Messages }>> = {
	fi: () => import('../../messages/fi.work.ts'),
	sv: () => import('../../messages/sv.work.ts'),
	en: () => import('../../messages/en.work.ts'),
};

export async function loadMessages(locale: Locale, part: MessagePart = 'all'): Promise<Messages> {
	const loads = part === 'all' ? [publicParts[locale](), workParts[locale]()] : [publicParts[locale]()];
	const loaded = await Promise.all(loads);
	return Object.assign({}, ...loaded.map(({ messages }) => messages)) as Messages;
}
