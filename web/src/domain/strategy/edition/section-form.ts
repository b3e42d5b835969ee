import * as v from 'valibot';
import { Id, Key, Version } from '#domain/organisation/tenant/tenant.ts';
import { PlainText } from '../strategy/plain-text.ts';

const Markdown = v.pipe(v.optional(PlainText, ''), v.maxLength(100_000));

export const SectionAmendment = v.object({
	editionId: Id,
	sectionId: Id,
	/** Of the section, not of the edition: two may write two sections at once. */
	version: Version,
	markdown: Markdown,
	key: Key,
});
export type SectionAmendment = v.InferOutput<typeof SectionAmendment>;

export const SectionPreview = v.object({ editionId: Id, sectionId: Id, markdown: Markdown });
export type SectionPreview = v.InferOutput<typeof SectionPreview>;

export const SectionVersion = v.object({ editionId: Id, sectionId: Id, version: Version });
export type SectionVersion = v.InferOutput<typeof SectionVersion>;
