import { preview } from '#domain/exchange/public-view/preview.server.ts';
import { isSubjectKind, PublicityChange } from '#domain/exchange/publicity/publicity.ts';
import * as publicity from '#domain/exchange/publicity/publicity.server.ts';
import { form } from '#platform/form.server.ts';
import { localPath } from '#platform/local-path.ts';
import { refuse } from '#platform/refusal.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params, url }) => {
	const item = await publicity.get(actor, params.kind, params.item);
	return {
		item,
		preview: await preview(actor, item.kind, item.id),
		next: url.searchParams.get('next') ?? '',
	};
};

export const actions = {
	set: form(
		PublicityChange,
		(actor, change, { params }) => {
			const { kind = '', item = '' } = params;
			if (!isSubjectKind(kind)) refuse('not_found', { subject: 'page' });
			return publicity.say(actor, kind, item, change);
		},
		{
			then(_, { cookies, url, locals }, { next }) {
				setFlash(cookies, { key: 'common.saved' });
				return next === '' ? url.pathname : localPath(next, `/${locals.actor.tenantSlug}`);
			},
		},
	),
};
