import type { Report } from '@luotsi/documents/report';
import type { Actor } from '#platform/actor.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { tenantColours } from '#ui/theme/tenant-colour.ts';
import * as tenants from '../tenant/tenant.server.ts';

export type Letterhead = Pick<Report, 'language' | 'author' | 'colour' | 'words'>;

/** What every document of the municipality begins with: its name and colour, and the few words of the writers. */
export async function letterhead(
	actor: Actor,
	language: Locale,
): Promise<{ t: Translate; head: Letterhead }> {
	const { name, colour } = await tenants.get(actor);
	const t = await serverWords(language);
	return {
		t,
		head: {
			language,
			author: name,
			colour: tenantColours(colour).light.accent,
			words: {
				contents: t('document.contents'),
				table: t('document.table'),
				figure: t('document.figure'),
				text: t('document.text'),
			},
		},
	};
}
